import { useEffect, useRef } from "react";
import { Link } from "react-router";

type QrScreenProps = {
  readonly firm: string;
  /** What the person who holds the phone reads. */
  readonly title: string;
  /** SVG markup made by app/server/invitations/qr-code.ts. */
  readonly svg: string;
  /** Where one goes back to. */
  readonly back: string;
};

/** A picture to hold out: the whole screen, nothing else on it. Without JavaScript it stands at the top of the page. */
export function QrScreen({ firm, title, svg, back }: QrScreenProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const screen = dialog.current;
    if (screen === null) return;
    screen.close();
    screen.showModal();
    return () => screen.close();
  }, []);
  return (
    <dialog className="qr-screen" open ref={dialog} aria-labelledby="qr-titre">
      <div>
        <h2 id="qr-titre">{title}</h2>
        <p className="soft">{firm}</p>
        <figure className="qr-code" aria-label="Code à photographier">
          {/* biome-ignore lint/security/noDangerouslySetInnerHtml: squares drawn by the server from an address of its own */}
          <div dangerouslySetInnerHTML={{ __html: svg }} />
        </figure>
        <p>Ouvrez l’appareil photo de votre téléphone et visez ce code.</p>
        <Link className="button quiet" to={back} reloadDocument>
          Fermer
        </Link>
      </div>
    </dialog>
  );
}
