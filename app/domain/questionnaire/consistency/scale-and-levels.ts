/** The measure itself: scale, levels, thresholds and bands leave no gap and say nothing twice. */

import { type LocatedQuestion, locatedQuestions } from "#app/domain/questionnaire/consistency/located.ts";
import type { NumericQuestion, Questionnaire } from "#app/domain/questionnaire/definition.ts";
import {
  type ContentPath,
  contradiction,
  flaw,
  type Inconsistency,
} from "#app/domain/questionnaire/inconsistency.ts";
import { isNumeric } from "#app/domain/questionnaire/question.ts";

/** Faults of the scale, of the levels, of the thresholds of findings, and of the bands of numeric questions. */
export function scaleAndLevelFaults(questionnaire: Questionnaire): readonly Inconsistency[] {
  return [
    ...scaleFaults(questionnaire),
    ...levelFaults(questionnaire),
    ...thresholdFaults(questionnaire),
    ...locatedQuestions(questionnaire).flatMap((located) =>
      isNumeric(located.question) ? boundFaults(located.question, located) : [],
    ),
  ];
}

function scaleFaults(questionnaire: Questionnaire): readonly Inconsistency[] {
  const { min, max, labels } = questionnaire.scale;
  if (min >= max) {
    return [
      contradiction(["scale"], `l’échelle va de ${min} à ${max} : le minimum doit être sous le maximum`),
    ];
  }
  const hasScaleQuestion = locatedQuestions(questionnaire).some(({ question }) => question.kind === "scale");
  if (hasScaleQuestion && !(Number.isInteger(min) && Number.isInteger(max))) {
    return [contradiction(["scale"], "une question « scale » demande une échelle en nombres entiers")];
  }
  const degrees = max - min + 1;
  return labels.length > 0 && labels.length !== degrees
    ? [
        flaw(
          ["scale", "labels"],
          `l’échelle a ${degrees} degrés et ${labels.length} mots : il en faut un par degré`,
        ),
      ]
    : [];
}

function levelFaults({ levels }: Questionnaire): readonly Inconsistency[] {
  return levels.flatMap((level, index) => {
    const path = ["levels", index, "from"];
    const before = levels[index - 1];
    if (before === undefined) {
      return level.from === 0
        ? []
        : [
            contradiction(
              path,
              `le premier niveau, « ${level.id} », commence à ${level.from} : les scores de 0 à ${level.from} n’ont pas de niveau`,
            ),
          ];
    }
    if (level.from === before.from) {
      return [
        contradiction(
          path,
          `les niveaux « ${before.id} » et « ${level.id} » commencent tous deux à ${level.from}`,
        ),
      ];
    }
    return level.from < before.from
      ? [
          contradiction(
            path,
            `le niveau « ${level.id} » commence à ${level.from}, avant le précédent (« ${before.id} », ${before.from}) : les ranger du plus bas au plus haut`,
          ),
        ]
      : [];
  });
}

function thresholdFaults({ strengthFrom, weaknessTo }: Questionnaire): readonly Inconsistency[] {
  return strengthFrom > weaknessTo
    ? []
    : [
        contradiction(
          ["strengthFrom"],
          `un point fort commence à ${strengthFrom} et un point faible finit à ${weaknessTo} : une réponse serait les deux`,
        ),
      ];
}

function boundFaults(question: NumericQuestion, { path }: LocatedQuestion): readonly Inconsistency[] {
  const { id, min, max } = question;
  if (min !== undefined && max !== undefined && min >= max) {
    return [
      contradiction(
        [...path, "min"],
        `la question « ${id} » va de ${min} à ${max} : aucune réponse n’est possible`,
      ),
    ];
  }
  return bandFaults(question, [...path, "bands"]);
}

function bandFaults({ id, bands, min, max }: NumericQuestion, path: ContentPath): readonly Inconsistency[] {
  return bands.flatMap((band, index) => {
    const isLast = index === bands.length - 1;
    const before = bands[index - 1]?.below;
    const at = [...path, index];
    if (band.below === undefined) {
      return isLast
        ? []
        : [
            contradiction(
              at,
              `dans la question « ${id} », seule la dernière tranche peut se passer de « below »`,
            ),
          ];
    }
    const atBelow = [...at, "below"];
    const faults: Inconsistency[] = [];
    if (before !== undefined && band.below <= before) {
      const how = band.below === before ? "répète la borne" : "revient sous la borne";
      faults.push(
        contradiction(
          atBelow,
          `dans la question « ${id} », la tranche « below: ${band.below} » ${how} de la précédente (${before})`,
        ),
      );
    }
    if ((min !== undefined && band.below <= min) || (max !== undefined && band.below > max)) {
      faults.push(
        flaw(
          atBelow,
          `dans la question « ${id} », la borne ${band.below} est hors des réponses possibles (${min ?? "…"} à ${max ?? "…"})`,
        ),
      );
    }
    if (isLast) {
      faults.push(
        contradiction(
          atBelow,
          `dans la question « ${id} », la dernière tranche a une borne : ${band.below} et au-delà n’ont pas de points`,
        ),
      );
    }
    return faults;
  });
}
