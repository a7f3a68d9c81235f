/** The visits that may be prepared, in the order in which one thinks of them. */
import type { VisitOffer } from "#app/offline/field/protocol.ts";

export type OfferGroups = {
  readonly today: readonly VisitOffer[];
  /** The nearest first. */
  readonly coming: readonly VisitOffer[];
  /** Without an appointment, or after it: by name. */
  readonly others: readonly VisitOffer[];
};

/** The offers of which the firm, the trade, the town or the operation holds each word that was typed. `today` is an ISO date. */
export function groupOffers(offers: readonly VisitOffer[], typed: string, today: string): OfferGroups {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  const found = offers.filter((offer) => words.every((word) => textOf(offer).includes(word)));
  const when = (offer: VisitOffer) => comesWhen(offer, today);
  return {
    today: found.filter((offer) => when(offer) === "today").sort(byAppointment),
    coming: found.filter((offer) => when(offer) === "coming").sort(byAppointment),
    others: found.filter((offer) => when(offer) === "others").sort(byName),
  };
}

function comesWhen({ appointmentAt, interviewedAt }: VisitOffer, today: string): keyof OfferGroups {
  if (appointmentAt === null || interviewedAt !== null) return "others";
  const day = appointmentAt.slice(0, today.length);
  if (day === today) return "today";
  return day > today ? "coming" : "others";
}

function byAppointment(a: VisitOffer, b: VisitOffer): number {
  const [first, second] = [a.appointmentAt ?? "", b.appointmentAt ?? ""];
  return first === second ? byName(a, b) : first < second ? -1 : 1;
}

function byName(a: VisitOffer, b: VisitOffer): number {
  return FRENCH.compare(a.firmName, b.firmName);
}

function textOf({ firmName, trade, city, operationName }: VisitOffer): string {
  return plain([firmName, trade, city, operationName].join(" "));
}

/** Without accents and capitals: « Évrard » is found by « evrard ». */
function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

const FRENCH = new Intl.Collator("fr");
