import { type PointerEvent, useRef, useState } from "react";
import {
  isSigned,
  ON_PAPER,
  type Point,
  type Stroke,
  signaturePath,
} from "#app/domain/visit/signature-path.ts";

/** The box that a signature is drawn in. */
export const SIGNATURE_BOX = { width: 800, height: 260 } as const;

type SignaturePadProps = {
  /** Whoever signs, before it is changed. */
  readonly name: string;
  readonly onSign: (name: string, path: string) => void;
  /** Absent when nothing was signed yet. */
  readonly onCancel?: (() => void) | undefined;
};

/** Drawn with a finger, a pen or a mouse; or given on paper, for whoever can't draw here. */
export function SignaturePad({ name, onSign, onCancel }: SignaturePadProps) {
  const [who, setWho] = useState(name);
  const [strokes, setStrokes] = useState<readonly Stroke[]>([]);
  const [cleared, setCleared] = useState<readonly Stroke[]>([]);
  const [isOnPaper, setOnPaper] = useState(false);
  const isReady = who.trim() !== "" && (isOnPaper || isSigned(strokes));
  return (
    <div className="stack signature">
      <div className="field">
        <label htmlFor="signataire">Nom de la personne qui signe</label>
        <input id="signataire" value={who} maxLength={100} onChange={({ target }) => setWho(target.value)} />
      </div>
      {isOnPaper ? null : (
        <>
          <DrawingBox strokes={strokes} onChange={setStrokes} />
          <div className="row">
            <button
              type="button"
              className="button quiet"
              disabled={strokes.length === 0}
              onClick={() => setStrokes(strokes.slice(0, -1))}
            >
              Annuler le dernier trait
            </button>
            <button
              type="button"
              className="button quiet"
              disabled={strokes.length === 0 && cleared.length === 0}
              onClick={() => {
                setStrokes(strokes.length === 0 ? cleared : []);
                setCleared(strokes);
              }}
            >
              {strokes.length === 0 && cleared.length > 0 ? "Remettre" : "Effacer"}
            </button>
          </div>
        </>
      )}
      <label className="choice">
        <input type="checkbox" checked={isOnPaper} onChange={({ target }) => setOnPaper(target.checked)} />
        <span>
          Signé sur papier
          <span className="hint soft small">
            Imprimez cette page{"\u00A0"}: elle a une place pour signer.
          </span>
        </span>
      </label>
      <div className="row">
        <button
          type="button"
          className="button"
          disabled={!isReady}
          onClick={() => onSign(who.trim(), isOnPaper ? ON_PAPER : signaturePath(strokes))}
        >
          Enregistrer la signature
        </button>
        {onCancel === undefined ? null : (
          <button type="button" className="button quiet" onClick={onCancel}>
            Garder l’ancienne
          </button>
        )}
      </div>
    </div>
  );
}

type DrawingBoxProps = {
  readonly strokes: readonly Stroke[];
  readonly onChange: (strokes: readonly Stroke[]) => void;
};

function DrawingBox({ strokes, onChange }: DrawingBoxProps) {
  const box = useRef<SVGSVGElement>(null);
  /** The stroke being drawn, and the pointer that draws it: a palm on the screen is another one. */
  const drawing = useRef<{ readonly pointer: number; points: readonly Point[] } | null>(null);
  const [live, setLive] = useState<Stroke>([]);

  const begin = (event: PointerEvent) => {
    if (drawing.current !== null || event.button !== 0) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    drawing.current = { pointer: event.pointerId, points: pointsOf(box.current, event) };
    setLive(drawing.current.points);
  };
  const draw = (event: PointerEvent) => {
    if (drawing.current?.pointer !== event.pointerId) return;
    drawing.current.points = [...drawing.current.points, ...pointsOf(box.current, event)];
    setLive(drawing.current.points);
  };
  const end = (event: PointerEvent) => {
    if (drawing.current?.pointer !== event.pointerId) return;
    const { points } = drawing.current;
    drawing.current = null;
    setLive([]);
    if (points.length > 0) onChange([...strokes, points]);
  };
  return (
    <svg
      ref={box}
      className="signature-box"
      viewBox={`0 0 ${SIGNATURE_BOX.width} ${SIGNATURE_BOX.height}`}
      role="img"
      aria-label={strokes.length === 0 ? "Cadre pour signer, vide" : "Cadre pour signer, signature commencée"}
      onPointerDown={begin}
      onPointerMove={draw}
      onPointerUp={end}
      onPointerCancel={end}
    >
      <line x1="40" y1="205" x2="760" y2="205" className="line" />
      <path d={signaturePath([...strokes, live])} className="ink" />
    </svg>
  );
}

/** Where the pointer has been since the last event, in the units of the box: a fast finger makes several points at once. */
function pointsOf(box: SVGSVGElement | null, { nativeEvent }: PointerEvent): readonly Point[] {
  const toBox = box?.getScreenCTM()?.inverse();
  if (toBox === undefined) return [];
  const passed = nativeEvent.getCoalescedEvents?.() ?? [];
  return (passed.length === 0 ? [nativeEvent] : passed).map(({ clientX, clientY }) => {
    const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(toBox);
    return { x, y };
  });
}

type DrawnSignatureProps = {
  readonly signature: {
    readonly name: string;
    readonly path: string;
    readonly width: number;
    readonly height: number;
  };
};

/** A signature as it was drawn. */
export function DrawnSignature({ signature: { name, path, width, height } }: DrawnSignatureProps) {
  return (
    <svg
      className="signature-drawn"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`Signature de ${name}`}
    >
      <path d={path} className="ink" />
    </svg>
  );
}
