import { describe, expect, test } from "vitest";
import { groupOffers } from "#app/components/field-shell/group-offers.ts";
import type { VisitOffer } from "#app/offline/field/protocol.ts";

const TODAY = "2027-02-18";
const OFFERS: readonly VisitOffer[] = [
  offer("Évrard Toitures", "2027-02-18T14:00"),
  offer("Atelier Morin", "2027-02-18T08:30"),
  offer("Menuiserie Blot", "2027-03-02T09:00"),
  offer("Zinguerie Cadet", "2027-02-19T09:00"),
  offer("Plâtres Rivet", null),
  offer("Électricité Paul", "2027-01-05T09:00"),
  { ...offer("Peintures Hamel", "2027-02-18T17:00"), interviewedAt: "2027-02-18T10:00:00.000Z" },
];

describe("the visits to prepare", () => {
  test("are those of today, those that come, and the others by name", () => {
    expect(names("")).toEqual({
      today: ["Atelier Morin", "Évrard Toitures"],
      coming: ["Zinguerie Cadet", "Menuiserie Blot"],
      others: ["Électricité Paul", "Peintures Hamel", "Plâtres Rivet"],
    });
  });

  test.each([
    ["without its accent", "evrard", ["Évrard Toitures"]],
    ["by two words in any order", "toitures EVRARD", ["Évrard Toitures"]],
    ["by the town", "saumur morin", ["Atelier Morin"]],
    ["by a word that no other has", "introuvable", []],
  ])("are found %s", (_how, typed, expected) => {
    const { today, coming, others } = names(typed);
    expect([...today, ...coming, ...others]).toEqual(expected);
  });
});

function names(typed: string) {
  const groups = groupOffers(OFFERS, typed, TODAY);
  const of = (offers: readonly VisitOffer[]) => offers.map(({ firmName }) => firmName);
  return { today: of(groups.today), coming: of(groups.coming), others: of(groups.others) };
}

function offer(firmName: string, appointmentAt: string | null): VisitOffer {
  return {
    enrollmentId: firmName,
    operationId: "operation",
    operationName: "Rénover en Anjou",
    firmName,
    trade: "Bâtiment",
    city: "Saumur",
    appointmentAt,
    isMine: true,
    interviewedAt: null,
  };
}
