/** The limits of what a visit leaves, apart from its schemas: the pages of the field app need them, and not zod. */

/** The most commitments that one leaves a visit with: what is promised must be kept. */
export const MOST_COMMITMENTS = 3;
/** Characters. */
export const COMMITMENT_LENGTH = 200;
export const OWNER_LENGTH = 100;
export const CAPTION_LENGTH = 300;
/** A signature's line, as an SVG path: a few hundred points. */
export const SIGNATURE_LENGTH = 40_000;
/** The longest side of a photo, in pixels, and its weight in bytes, once it has been resized. */
export const PHOTO_SIDE = 1_600;
export const PHOTO_BYTES = 3 * 1024 * 1024;
