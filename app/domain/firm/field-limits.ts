/** How long the texts of a firm's file may be, in characters: one home for the form and for the import. */
export const FIRM_LIMITS = {
  name: 160,
  address: 240,
  city: 80,
  trade: 120,
  director: 120,
  label: 60,
  labels: 12,
} as const;
