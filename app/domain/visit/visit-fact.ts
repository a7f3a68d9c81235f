/**
 * What a visit leaves besides answers: the commitments that the director and the consultant made, the director's signature,
 * the time spent, its end, and photos. They are written on the consultant's sheet, as operations of the same log as answers
 * (docs/decisions/0022).
 */
import * as z from "zod";
import {
  CAPTION_LENGTH,
  COMMITMENT_LENGTH,
  MOST_COMMITMENTS,
  OWNER_LENGTH,
  PHOTO_BYTES,
  PHOTO_SIDE,
  SIGNATURE_LENGTH,
} from "#app/domain/visit/visit-limits.ts";

export { CAPTION_LENGTH, COMMITMENT_LENGTH, MOST_COMMITMENTS, PHOTO_BYTES, PHOTO_SIDE, SIGNATURE_LENGTH };

const name = z.string().trim().min(1).max(OWNER_LENGTH);

export const commitmentSchema = z.strictObject({
  title: z.string().trim().min(1).max(COMMITMENT_LENGTH),
  /** The recommendation of the questionnaire that it takes up; null when it is their own. */
  recommendation: z.string().max(60).nullable(),
  /** Who will do it. */
  owner: name,
  /** By when, ISO date. */
  dueOn: z.iso.date(),
});

const commitments = z.array(commitmentSchema).max(MOST_COMMITMENTS);

export const visitFactSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("commitments"), commitments }),
  z.strictObject({
    kind: z.literal("signature"),
    name,
    signedAt: z.iso.datetime(),
    /** What was signed, word for word: later changes are not. */
    commitments,
    /** The drawn line: an SVG path of M and L, in a box of `width` by `height`. */
    path: z
      .string()
      .max(SIGNATURE_LENGTH)
      .regex(/^(?:[ML]-?\d+(?:\.\d+)? -?\d+(?:\.\d+)?)+$/),
    width: z.number().int().min(1).max(4_000),
    height: z.number().int().min(1).max(4_000),
  }),
  z.strictObject({
    kind: z.literal("time"),
    /** Made by the device: the event of the convention that these hours become. */
    eventId: z.uuid(),
    /** ISO date, where the visit is. */
    heldOn: z.iso.date(),
    /** What the timer counted up to its last pause, or what was typed. */
    minutes: z
      .number()
      .int()
      .min(0)
      .max(24 * 60),
    /** Since when it runs; null when it is paused. */
    runningSince: z.iso.datetime().nullable(),
  }),
  z.strictObject({ kind: z.literal("end"), endedAt: z.iso.datetime() }),
]);

export const photoSchema = z.strictObject({
  /** The question that it is evidence for; null for a photo of the visit. */
  question: z.string().min(1).max(60).nullable(),
  /** SHA-256 of its bytes, in hexadecimal. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  mediaType: z.enum(["image/jpeg", "image/webp"]),
  width: z.number().int().min(1).max(PHOTO_SIDE),
  height: z.number().int().min(1).max(PHOTO_SIDE),
  /** Bytes. */
  size: z.number().int().min(1).max(PHOTO_BYTES),
  caption: z.string().max(CAPTION_LENGTH),
});

/** Something that one of the two promised to do after the visit. */
export type Commitment = z.infer<typeof commitmentSchema>;
/** One thing that a visit leaves. There is one of each kind on a sheet, under the kind as its key. */
export type VisitFact = z.infer<typeof visitFactSchema>;
export type VisitFactKind = VisitFact["kind"];
export type VisitFactOf<K extends VisitFactKind> = Extract<VisitFact, { kind: K }>;
/** A photo without its bytes; on a sheet its key is its id, made by the device (UUID). */
export type Photo = z.infer<typeof photoSchema>;
