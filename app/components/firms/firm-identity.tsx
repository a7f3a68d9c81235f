import type { ReactNode } from "react";
import { headcountWords } from "#app/components/firms/firm-words.ts";
import type { FirmFile } from "#app/domain/firm/firm.ts";
import { NAF_VERSION_NAMES } from "#app/domain/firm/naf.ts";
import { spacedSiret } from "#app/domain/firm/siret.ts";
import { typographic } from "#app/domain/format.ts";

/** What is known of a firm; what isn't says so. */
export function FirmIdentity({ file }: { readonly file: FirmFile }) {
  const { siret, nafCode, nafVersion, trade, headcount, labels } = file;
  const place = [file.address, [file.postalCode, file.city].filter((part) => part !== null).join(" ")];
  return (
    <dl className="fact-sheet">
      <Fact label="Métier">{trade}</Fact>
      <Fact label="Effectif">{headcount === null ? null : headcountWords(headcount)}</Fact>
      <Fact label="Labels">{labels.length === 0 ? null : labels.map(typographic).join(", ")}</Fact>
      <Fact label="SIRET">{siret === null ? null : <span className="num">{spacedSiret(siret)}</span>}</Fact>
      <Fact label="Code NAF">
        {nafCode === null || nafVersion === null ? nafCode : `${nafCode} (${NAF_VERSION_NAMES[nafVersion]})`}
      </Fact>
      <Fact label="Adresse">
        {place.every((part) => part === null || part === "")
          ? null
          : place.filter((part) => part !== null && part !== "").join(", ")}
      </Fact>
    </dl>
  );
}

/** Whom to call. */
export function FirmContact({ file }: { readonly file: Pick<FirmFile, "director" | "phone" | "email"> }) {
  const { director, phone, email } = file;
  return (
    <dl className="fact-sheet">
      <Fact label="Dirigeant">{director}</Fact>
      <Fact label="Téléphone">
        {phone === null ? null : <a href={`tel:${phone.replace(/[^\d+]/g, "")}`}>{phone}</a>}
      </Fact>
      <Fact label="Courriel">{email === null ? null : <a href={`mailto:${email}`}>{email}</a>}</Fact>
    </dl>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children ?? <span className="soft">non renseigné</span>}</dd>
    </div>
  );
}
