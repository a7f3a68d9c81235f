/** A firm as an operation knows it. */

export const NAF_VERSIONS = ["NAFRev2", "NAF2025"] as const;
/** Which nomenclature a NAF code is written in: the same firm changes code on 1 January 2027. */
export type NafVersion = (typeof NAF_VERSIONS)[number];

export const LABELS = ["EPV", "RGE", "Qualibat", "Qualit'EnR", "Artisan d'art", "Maître artisan"] as const;

/** The firm's file: its public identity, and what the operation knows of it. */
export type FirmFile = {
  readonly name: string;
  /** 14 digits, or null when not known yet. */
  readonly siret: string | null;
  readonly nafCode: string | null;
  readonly nafVersion: NafVersion | null;
  readonly address: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
  /** INSEE code of the commune: five characters, `2A004` in Corsica. */
  readonly inseeCode: string | null;
  readonly trade: string | null;
  /** Full-time employees without the director; null when not known, 0 when alone. */
  readonly headcount: number | null;
  readonly director: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly labels: readonly string[];
};
