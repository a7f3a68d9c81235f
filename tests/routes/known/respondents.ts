/** What opens by a link: answering by oneself. */
import { DIRECTORS, EVERYBODY, type KnownRoute, RESPONDENTS } from "#tests/routes/known/known-route.ts";

export const RESPONDENT_ROUTES: readonly KnownRoute[] = [
  // An address that nobody made: what a true one opens is in tests/routes/respondent.test.ts.
  { id: "routes/respondent/link", path: "/r/:token", readers: EVERYBODY, get: 404, unsafe: 404 },
  // Who has read the notice is sent to the first question; an empty form is not the notice that holds.
  {
    id: "routes/respondent/notice",
    path: "/reponse",
    readers: RESPONDENTS,
    opensByLink: true,
    get: 302,
    unsafe: 409,
  },
  // An empty form takes back the answer that is there, which its sender never saw.
  {
    id: "routes/respondent/question",
    path: "/reponse/questions/planning-des-chantiers",
    readers: RESPONDENTS,
    opensByLink: true,
    unsafe: 422,
  },
  // Read by others it says that the question isn't theirs; only a director is asked it.
  {
    id: "routes/respondent/stake",
    path: "/reponse/enjeux/pilotage",
    readers: RESPONDENTS,
    writers: DIRECTORS,
    opensByLink: true,
    unsafe: 303,
  },
  { id: "routes/respondent/summary", path: "/reponse/sommaire", readers: RESPONDENTS, opensByLink: true },
  {
    id: "routes/respondent/sending",
    path: "/reponse/envoyer",
    readers: RESPONDENTS,
    opensByLink: true,
    unsafe: 303,
  },
  {
    id: "routes/respondent/elsewhere",
    path: "/reponse/ailleurs",
    readers: RESPONDENTS,
    opensByLink: true,
    unsafe: 200,
  },
  {
    id: "routes/respondent/entries",
    path: "/reponse/saisies",
    readers: RESPONDENTS,
    opensByLink: true,
    get: 405,
    unsafe: 422,
    isResource: true,
  },
  // Nobody of the world has handed in yet.
  {
    id: "routes/respondent/thanks",
    path: "/reponse/merci",
    readers: RESPONDENTS,
    opensByLink: true,
    get: 302,
  },
  {
    id: "routes/respondent/your-data",
    path: "/reponse/vos-donnees",
    readers: RESPONDENTS,
    opensByLink: true,
  },
  { id: "routes/respondent/leave", path: "/reponse/quitter", readers: EVERYBODY, unsafe: 303 },
];
