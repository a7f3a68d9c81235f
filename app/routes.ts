/** French addresses → English files: the only map of them. tests/routes/matrix.test.ts knows each one. */
import { index, layout, prefix, type RouteConfig, route } from "@react-router/dev/routes";

export default [
  index("routes/home.tsx"),
  route("sante", "routes/resources/health.ts"),
  route("deconnexion", "routes/resources/log-out.ts"),

  route("resources/communes", "routes/resources/communes.ts"),

  layout("routes/signed-out/layout.tsx", [route("connexion", "routes/signed-out/log-in.tsx")]),

  layout("routes/account/layout.tsx", [route("compte", "routes/account/account.tsx")]),

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
      route("rapports", "routes/consultant/reports/batch.tsx"),
      route("rapports.zip", "routes/consultant/reports/batch-zip.ts"),
      route("synthese", "routes/consultant/reports/synthesis.tsx"),
      route("synthese.pdf", "routes/consultant/reports/synthesis-pdf.ts"),
    ]),
    ...prefix("operations/:operationId/entreprises/:enrollmentId", [
      route("entretien", "routes/consultant/interview/layout.tsx", [
        index("routes/consultant/interview/start.tsx"),
        route("lecture", "routes/consultant/interview/reading.tsx"),
        route("saisies", "routes/consultant/interview/entries.ts"),
        route(":themeId", "routes/consultant/interview/theme.tsx"),
      ]),
      route("resultats", "routes/consultant/firms/results.tsx"),
      route("rapport", "routes/consultant/firms/report.tsx"),
      route("rapport.pdf", "routes/consultant/firms/report-pdf.ts"),
      route("plan", "routes/consultant/plan/plan.tsx"),
      route("plan/ajouter", "routes/consultant/plan/add-action.tsx"),
      route("plan/:lineId/modifier", "routes/consultant/plan/change-action.tsx"),
      route("plan/:lineId/ecarter", "routes/consultant/plan/reject-action.tsx"),
      route("plan/:lineId/suivi", "routes/consultant/plan/follow-action.tsx"),
    ]),
    route("questionnaires", "routes/consultant/content/questionnaires.tsx"),
    route("questionnaires/:questionnaireId/:version", "routes/consultant/content/questionnaire.tsx"),
    route("dispositifs", "routes/consultant/content/funding-schemes.tsx"),
    ...prefix("admin", [
      layout("routes/admin/layout.tsx", [
        route("utilisateurs", "routes/admin/users.tsx"),
        route("utilisateurs/:userId", "routes/admin/user.tsx"),
        route("journal", "routes/admin/audit-log.tsx"),
      ]),
    ]),
  ]),

  layout("routes/funder/layout.tsx", [route("financeur", "routes/funder/home.tsx")]),

  route("*", "routes/not-found.tsx"),
] satisfies RouteConfig;
