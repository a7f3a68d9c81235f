/** An address as a picture that a phone's camera reads. */
import { toString as drawCode } from "qrcode";

/** SVG markup: dark squares on white in every theme, since cameras read nothing else surely. */
export function qrCode(address: string): Promise<string> {
  return drawCode(address, { type: "svg", errorCorrectionLevel: "M", margin: 2 });
}
