/**
 * The 12 workshops of « Ateliers d’art du Haut-Var 2025 », met in 2025 and again in the autumn of 2026. What the collective report
 * is built to show:
 *
 * 1. Gestures were the first year's work: they have been filmed and written down, and « savoir-faire » has risen in most workshops.
 * 2. Somebody sells at last: commerce and image follow, behind.
 * 3. Money hasn't: prices of materials and the end of a tax credit make finances recede in some workshops.
 * 4. Export has hardly moved, and nobody had promised that it would.
 */
import { FIRE_PORTRAITS } from "#db/demo/haut-var/fire.ts";
import { HAND_PORTRAITS } from "#db/demo/haut-var/hand.ts";
import type { Portrait } from "#db/demo/portrait.ts";

export const HAUT_VAR_PORTRAITS: readonly Portrait[] = [...FIRE_PORTRAITS, ...HAND_PORTRAITS];
