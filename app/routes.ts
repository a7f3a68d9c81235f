/** French addresses → English files: the only map of them. tests/routes/matrix.test.ts knows each one. */
import { index, layout, prefix, type RouteConfig, route } from "@react-router/dev/routes";

export default [
  index("routes/home.tsx"),
  route("sante", "routes/resources/health.ts"),
  route("deconnexion", "routes/resources/log-out.ts"),

  route("resources/communes", "routes/resources/communes.ts"),
  route("resources/sync", "routes/resources/field/sync.ts"),
  ...prefix("resources/terrain", [
    route("visites", "routes/resources/field/offers.ts"),
    route("visites/:enrollmentId", "routes/resources/field/pack.ts"),
    route("contenus/:questionnaireId/:version", "routes/resources/field/content.ts"),
    route("appareils", "routes/resources/field/devices.ts"),
    route("appareils/:deviceId", "routes/resources/field/device-key.ts"),
    route("photos/:enrollmentId/:sha256", "routes/resources/field/photo.ts"),
  ]),

  layout("routes/signed-out/layout.tsx", [route("connexion", "routes/signed-out/log-in.tsx")]),

  layout("routes/account/layout.tsx", [route("compte", "routes/account/account.tsx")]),

  // Full screen: without the surroundings of the office.
  route("operations/:operationId/presentation", "routes/consultant/reports/presentation.tsx"),

  // The field app: nothing of it asks the server for data by itself, so that it opens without a network.
  route("terrain", "routes/field/layout.tsx", [
    index("routes/field/home.tsx"),
    route("preparer", "routes/field/prepare.tsx"),
    route("appareil", "routes/field/device.tsx"),
    route("visites/:enrollmentId", "routes/field/visit-layout.tsx", [
      index("routes/field/visit.tsx"),
      route("themes/:themeId", "routes/field/theme.tsx"),
      route("bilan", "routes/field/debrief.tsx"),
    ]),
    route("*", "routes/field/unknown.tsx"),
  ]),

  layout("routes/consultant/layout.tsx", [
    ...prefix("operations", [
      index("routes/consultant/operations/operations.tsx"),
      route("nouvelle", "routes/consultant/operations/new-operation.tsx"),
      route(":operationId", "routes/consultant/operations/overview.tsx"),
      route(":operationId/reglages", "routes/consultant/operations/settings.tsx"),
    ]),
    ...prefix("operations/:operationId/entreprises", [
      index("routes/consultant/firms/firms.tsx"),
      route("ajouter", "routes/consultant/firms/add-firm.tsx"),
      route("importer", "routes/consultant/firms/import-firms.tsx"),
      route("importer/:draftId", "routes/consultant/firms/import-draft.tsx"),
      route(":enrollmentId", "routes/consultant/firms/firm.tsx"),
      route(":enrollmentId/modifier", "routes/consultant/firms/edit-firm.tsx"),
    ]),
    ...prefix("operations/:operationId", [
      route("invitations", "routes/consultant/invitations/invitations.tsx"),
      route("invitations/notice", "routes/consultant/invitations/notice.tsx"),
      route("invitations/courrier", "routes/consultant/invitations/outbox.tsx"),
      route("rapports", "routes/consultant/reports/batch.tsx"),
      route("rapports.zip", "routes/consultant/reports/batch-zip.ts"),
      route("synthese", "routes/consultant/reports/synthesis.tsx"),
      route("synthese.pdf", "routes/consultant/reports/synthesis-pdf.ts"),
      route("besoins", "routes/consultant/collective/needs.tsx"),
      route("actions", "routes/consultant/collective/actions.tsx"),
      route("actions/nouvelle", "routes/consultant/collective/new-action.tsx"),
      route("actions/calendrier", "routes/consultant/collective/calendar.tsx"),
      route("actions/:actionId", "routes/consultant/collective/action.tsx"),
      route("actions/:actionId/modifier", "routes/consultant/collective/edit-action.tsx"),
      route("actions/:actionId/inviter", "routes/consultant/collective/invite-firms.tsx"),
      route(
        "actions/:actionId/entreprises/:enrollmentId",
        "routes/consultant/collective/answer-for-firm.tsx",
      ),
      route("actions/:actionId/pilote", "routes/consultant/collective/pilot.tsx"),
      route("actions/:actionId/issue", "routes/consultant/collective/outcome.tsx"),
      route("actions/:actionId/comite", "routes/consultant/collective/approval.tsx"),
      route("actions/:actionId/retour", "routes/consultant/collective/feedback.tsx"),
      route("convention", "routes/consultant/convention/convention.tsx"),
      route("convention/objectifs/nouveau", "routes/consultant/convention/add-target.tsx"),
      route("convention/objectifs/:targetId", "routes/consultant/convention/edit-target.tsx"),
      route("temps", "routes/consultant/convention/times.tsx"),
      route("temps/nouveau", "routes/consultant/convention/add-event.tsx"),
      route("temps/:eventId", "routes/consultant/convention/event.tsx"),
      route("temps/:eventId/modifier", "routes/consultant/convention/edit-event.tsx"),
      route("temps/:eventId/emargement", "routes/consultant/convention/sheet.tsx"),
      route("publications", "routes/consultant/publications/publications.tsx"),
      route("publications/composer", "routes/consultant/publications/composer.tsx"),
      route("publications/apercu", "routes/consultant/publications/preview.tsx"),
      route("publications/:number/:file", "routes/consultant/publications/file.ts"),
    ]),
    ...prefix("operations/:operationId/entreprises/:enrollmentId", [
      route("entretien", "routes/consultant/interview/layout.tsx", [
        index("routes/consultant/interview/start.tsx"),
        route("lecture", "routes/consultant/interview/reading.tsx"),
        route("saisies", "routes/consultant/interview/entries.ts"),
        route(":themeId", "routes/consultant/interview/theme.tsx"),
      ]),
      route("invitations", "routes/consultant/invitations/firm-invitations.tsx"),
      route("regards", "routes/consultant/perspectives/perspectives.tsx"),
      route("regards/restitution", "routes/consultant/perspectives/debrief.tsx"),
      route("resultats", "routes/consultant/firms/results.tsx"),
      route("evolution", "routes/consultant/firms/progress.tsx"),
      route("rapport", "routes/consultant/firms/report.tsx"),
      route("rapport.pdf", "routes/consultant/firms/report-pdf.ts"),
      route("plan", "routes/consultant/plan/plan.tsx"),
      route("plan/ajouter", "routes/consultant/plan/add-action.tsx"),
      route("plan/:lineId/modifier", "routes/consultant/plan/change-action.tsx"),
      route("plan/:lineId/ecarter", "routes/consultant/plan/reject-action.tsx"),
      route("plan/:lineId/suivi", "routes/consultant/plan/follow-action.tsx"),
      route("plan/:lineId/pieces/:noteId", "routes/space/firm-file.ts"),
      route("invitations/code", "routes/space/give-code.tsx"),
      route("effacer", "routes/space/erase-firm.tsx"),
      route("visite", "routes/consultant/field/visit.tsx"),
      route("visite.pdf", "routes/consultant/field/visit-pdf.ts"),
      route("aides", "routes/consultant/convention/aid-requests.tsx"),
      route("aides/:requestId", "routes/consultant/convention/edit-aid-request.tsx"),
    ]),
    route("questionnaires", "routes/consultant/content/questionnaires.tsx"),
    route("questionnaires/:questionnaireId/:version", "routes/consultant/content/questionnaire.tsx"),
    route("dispositifs", "routes/consultant/content/funding-schemes.tsx"),
    route("appareils", "routes/consultant/field/devices.tsx"),
    ...prefix("admin", [
      layout("routes/admin/layout.tsx", [
        route("utilisateurs", "routes/admin/users.tsx"),
        route("utilisateurs/:userId", "routes/admin/user.tsx"),
        route("journal", "routes/admin/audit-log.tsx"),
      ]),
    ]),
  ]),

  layout("routes/respondent/layout.tsx", [
    route("r/:token", "routes/respondent/link.tsx"),
    ...prefix("reponse", [
      index("routes/respondent/notice.tsx"),
      layout("routes/respondent/answering.tsx", [
        route("questions/:questionId", "routes/respondent/question.tsx"),
        route("enjeux/:themeId", "routes/respondent/stake.tsx"),
        route("sommaire", "routes/respondent/summary.tsx"),
        route("envoyer", "routes/respondent/sending.tsx"),
        route("ailleurs", "routes/respondent/elsewhere.tsx"),
      ]),
      route("saisies", "routes/respondent/entries.ts"),
      route("merci", "routes/respondent/thanks.tsx"),
      route("vos-donnees", "routes/respondent/your-data.tsx"),
      route("quitter", "routes/respondent/leave.tsx"),
    ]),
  ]),

  layout("routes/space/layout.tsx", [
    ...prefix("espace", [
      index("routes/space/home.tsx"),
      route("code", "routes/space/code.tsx"),
      route("rapport.pdf", "routes/space/report-pdf.ts"),
      route("reponses", "routes/space/answers.tsx"),
      route("plan", "routes/space/plan.tsx"),
      route("plan/:actionId", "routes/space/action.tsx"),
      route("plan/:actionId/pieces/:noteId", "routes/space/own-file.ts"),
      route("aides", "routes/space/schemes.tsx"),
      route("actions-collectives", "routes/space/collective.tsx"),
      route("actions-collectives/:actionId", "routes/space/collective-action.tsx"),
      route("synthese", "routes/space/synthesis.tsx"),
      route("donnees", "routes/space/own-data.tsx"),
      route("donnees.zip", "routes/space/own-export.ts"),
      route("efface", "routes/space/erased.tsx"),
    ]),
  ]),

  layout("routes/funder/layout.tsx", [
    ...prefix("financeur", [
      index("routes/funder/home.tsx"),
      route("comparer", "routes/funder/compare-operations.tsx"),
      route("operations/:operationId", "routes/funder/operation.tsx"),
      route("operations/:operationId/comparer", "routes/funder/compare.tsx"),
      route("operations/:operationId/publications/:number", "routes/funder/publication.tsx"),
      route("operations/:operationId/publications/:number/:file", "routes/funder/file.ts"),
    ]),
  ]),

  route("*", "routes/not-found.tsx"),
] satisfies RouteConfig;
