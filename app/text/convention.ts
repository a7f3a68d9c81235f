/** Words of the convention, of the time spent and of the aid that firms ask for. */
import type {
  AidOutcome,
  CountedUnit,
  EventKind,
  HalfDay,
  Indicator,
} from "#app/domain/convention/convention.ts";
import { INDICATORS } from "#app/domain/convention/convention.ts";
import { describeIndicator } from "#app/domain/convention/indicators.ts";

export const EVENT_KIND_LABELS: Readonly<Record<EventKind, string>> = {
  visit: "Visite",
  workshop: "Atelier",
  steering: "Comité de pilotage",
  debrief: "Restitution",
  preparation: "Préparation",
};

/** What each kind is, and where its hours go. */
export const EVENT_KIND_HINTS: Readonly<Record<EventKind, string>> = {
  visit: "Chez une entreprise : entretien, suivi. Temps individuel.",
  workshop: "Plusieurs entreprises ensemble. Temps collectif, avec une feuille d’émargement.",
  steering: "Avec les financeurs et les partenaires. Compté à part.",
  debrief: "Les résultats lus avec le dirigeant. Temps individuel.",
  preparation: "Du travail sans entreprise. Temps de préparation.",
};

export const HALF_DAY_LABELS: Readonly<Record<HalfDay, string>> = {
  morning: "Matin",
  afternoon: "Après-midi",
  evening: "Soirée",
};

export const AID_OUTCOME_LABELS: Readonly<Record<AidOutcome, string>> = {
  asked: "En cours",
  granted: "Accordée",
  refused: "Refusée",
};

export const COUNTED_UNIT_LABELS: Readonly<Record<CountedUnit, string>> = {
  firm: "L’entreprise",
  person: "La personne",
};

export const COUNTED_UNIT_HINTS: Readonly<Record<CountedUnit, string>> = {
  firm: "Une entreprise compte une fois, quel que soit le nombre de ses participants (FSE+ : EECO19). Le dirigeant n’est pas compté en plus.",
  person:
    "Une personne compte une fois, quel que soit le nombre de ses présences (FSE+ : EECO05). Son entreprise n’est pas comptée en plus.",
};

/** The indicators as a list offers them, the convention's own last. */
export function indicatorOptions(
  countedUnit: CountedUnit,
  isOffered: (indicator: Indicator) => boolean,
): readonly { readonly value: Indicator; readonly label: string }[] {
  return INDICATORS.filter(isOffered).map((value) => ({
    value,
    label:
      value === "own"
        ? "Un autre indicateur, propre à la convention"
        : describeIndicator(value, countedUnit).label,
  }));
}
