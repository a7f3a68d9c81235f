import { expect, test } from "vitest";
import { compareVisits } from "#app/domain/visit/visit-order.ts";

const TODAY = "2026-11-22";
const visit = (name: string, appointmentAt: string | null) => ({ name, appointmentAt });

test("the nearest appointment comes first, then visits without one by name, then what is past, the latest first", () => {
  const order = [
    visit("Ce matin même", "2026-11-22T08:00"),
    visit("Ce soir", "2026-11-22T18:30"),
    visit("Demain, Atelier", "2026-11-23T09:00"),
    visit("Demain, Écluse", "2026-11-23T09:00"),
    visit("Éclat", null),
    visit("Zinc", null),
    visit("Hier", "2026-11-21T10:00"),
    visit("L’an dernier", "2025-11-22T10:00"),
  ];
  const shuffled = [5, 2, 7, 0, 4, 6, 1, 3].map((index) => order[index] ?? visit("", null));
  expect(shuffled.toSorted(compareVisits(TODAY))).toEqual(order);
});
