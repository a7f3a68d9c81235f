import type { WhyVisitReadOnly } from "#app/components/field/why-read-only.ts";
import { Notice } from "#app/components/notice.tsx";

type VisitNoticeProps = {
  readonly about: WhyVisitReadOnly | "questionnaire-missing" | null;
  /** Makes this tab the one that writes. */
  readonly onTakePen: () => void;
};

/** Why nothing can be written on a visit, or sent, and what one can do about it. What was written here stays on this device. */
export function VisitNotice({ about, onTakePen }: VisitNoticeProps) {
  if (about === null) return null;
  if (about === "elsewhere") {
    return (
      <Notice>
        <strong>Cette visite est ouverte dans un autre onglet</strong>
        <p>Une seule page y écrit à la fois. Ici, vous la lisez.</p>
        <div>
          <button type="button" className="button" onClick={onTakePen}>
            Prendre la main
          </button>
        </div>
      </Notice>
    );
  }
  const { title, words } = WORDS[about];
  return (
    <Notice tone="signal">
      <strong>{title}</strong>
      <p>{words}</p>
    </Notice>
  );
}

const WORDS: Readonly<
  Record<
    Exclude<VisitNoticeProps["about"], "elsewhere" | null>,
    { readonly title: string; readonly words: string }
  >
> = {
  withdrawn: {
    title: "Cette entreprise s’est retirée de l’opération",
    words:
      "Ce qui est écrit ici se lit encore, mais rien ne s’y ajoute. Sa fiche, au bureau, permet de l’inscrire de nouveau.",
  },
  "round-closed": {
    title: "La campagne de cette visite est close",
    words: "Ses réponses ne changent plus. Ce qui n’était pas envoyé reste sur cet appareil.",
  },
  "questionnaire-missing": {
    title: "Le serveur n’a plus le questionnaire de cette visite",
    words:
      "Continuez : tout reste sur cet appareil. Prévenez votre administrateur ; l’envoi reprendra quand ce questionnaire sera rétabli.",
  },
  "not-yours": {
    title: "Cette entreprise n’est plus dans vos opérations",
    words:
      "Ce qui est écrit ici se lit encore et reste sur cet appareil. Voyez avec la personne qui la suit, ou avec votre administrateur.",
  },
};
