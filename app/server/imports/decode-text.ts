/** The characters of a text file, whatever program wrote its bytes. */

/** How the bytes were read; `guessed` when nothing in the file says so. */
export type DecodedText = {
  readonly text: string;
  readonly encoding: TextEncodingName;
  readonly guessed: boolean;
};

export type TextEncodingName = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252" | "macintosh";

/**
 * By the byte order mark; else UTF-8 if the bytes are; else Windows-1252 (Excel on Windows) or Mac Roman (Excel for Mac's
 * old CSV), whichever gives the likelier French. Null when the bytes are no text at all.
 */
export function decodeText(bytes: Uint8Array): DecodedText | null {
  const marked = MARKS.find(([mark]) => mark.every((byte, index) => bytes[index] === byte));
  if (marked !== undefined) return { text: decode(bytes, marked[1]), encoding: marked[1], guessed: false };
  const unmarked = unmarkedUtf16(bytes);
  if (unmarked !== null) return { text: decode(bytes, unmarked), encoding: unmarked, guessed: true };
  if (bytes.includes(0)) return null;
  const utf8 = decodeUtf8(bytes);
  if (utf8 !== null) return { text: utf8, encoding: "utf-8", guessed: false };
  const candidates = (["windows-1252", "macintosh"] as const).map((encoding) => {
    const text = decode(bytes, encoding);
    return { text, encoding, guessed: true, likelihood: frenchLikelihood(text) };
  });
  const [windows, mac] = candidates;
  if (windows === undefined || mac === undefined) return null;
  const { text, encoding, guessed } = mac.likelihood > windows.likelihood ? mac : windows;
  return { text, encoding, guessed };
}

const MARKS: readonly (readonly [readonly number[], TextEncodingName])[] = [
  [[0xef, 0xbb, 0xbf], "utf-8"],
  [[0xff, 0xfe], "utf-16le"],
  [[0xfe, 0xff], "utf-16be"],
];

/** TextDecoder drops the byte order mark. */
function decode(bytes: Uint8Array, encoding: TextEncodingName): string {
  return encoding === "windows-1252" ? decodeWindows1252(bytes) : new TextDecoder(encoding).decode(bytes);
}

/**
 * Node 20's TextDecoder takes windows-1252 for Latin-1 and loses ’ œ € and the others of 0x80–0x9F, so they are put
 * back here. The five bytes that stand for nothing stay control characters, as the standard has it.
 */
function decodeWindows1252(bytes: Uint8Array): string {
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  return latin1.replace(
    /[\u0080-\u009f]/g,
    (control) => WINDOWS_1252[control.charCodeAt(0) - 0x80] ?? control,
  );
}

const WINDOWS_1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Western text in UTF-16 has a zero in nearly every other byte. */
function unmarkedUtf16(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const zeros = [0, 1].map(
    (parity) => sample.filter((byte, index) => index % 2 === parity && byte === 0).length,
  );
  const [even = 0, odd = 0] = zeros;
  const most = sample.length * UTF16_ZERO_SHARE;
  if (odd > most && even === 0) return "utf-16le";
  if (even > most && odd === 0) return "utf-16be";
  return null;
}

const SAMPLE_BYTES = 1024;
/** Of all bytes; half would be all of one parity. */
const UTF16_ZERO_SHARE = 0.4;

/** French small letters count most, capitals and signs less; anything else outside ASCII speaks against. */
function frenchLikelihood(text: string): number {
  let likelihood = 0;
  for (const character of text) {
    if (character < "\u0080") continue;
    if ("éèêëàâçîïôùûœ".includes(character)) likelihood += 2;
    else if ("ÉÈÊÀÂÇÎÔÛŒ’«»°€–\u00a0".includes(character)) likelihood += 1;
    else likelihood -= 1;
  }
  return likelihood;
}
