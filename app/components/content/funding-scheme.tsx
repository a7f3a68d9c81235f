import { formatDate, typographic } from "#app/domain/format.ts";
import { describeAmount } from "#app/domain/funding/describe-amount.ts";
import { describeEligibility } from "#app/domain/funding/describe-eligibility.ts";
import type { Openness } from "#app/domain/funding/filter-schemes.ts";
import type { FundingScheme } from "#app/domain/funding/funding-scheme.ts";
import {
  AUDIENCE_LABELS,
  BENEFICIARY_LABELS,
  CONFIDENCE_LABELS,
  KIND_LABELS,
  OPENNESS_LABELS,
  TOPIC_LABELS,
} from "#app/text/funding.ts";

type FundingSchemeSheetProps = { readonly scheme: FundingScheme; readonly openness: Openness };

/** All that is known of a scheme, and how far to trust it. */
export function FundingSchemeSheet({ scheme, openness }: FundingSchemeSheetProps) {
  const { id, name, operator, kind, purpose, amount, topics, audience, beneficiary, toVerify } = scheme;
  const conditions = describeEligibility(scheme.eligibility);
  return (
    <li className={openness === "closed" ? "card scheme closed" : "card scheme"} id={id}>
      <div className="operation-card-head">
        <div>
          <h2>{typographic(name)}</h2>
          <p className="soft">
            {typographic(operator)} · {KIND_LABELS[kind]}, pour {BENEFICIARY_LABELS[beneficiary]}
          </p>
        </div>
        <span className={TAGS[openness]}>{OPENNESS_LABELS[openness]}</span>
      </div>
      <p>{typographic(purpose)}</p>
      <dl className="fact-sheet">
        <div>
          <dt>Montant</dt>
          <dd>{capitalised(typographic(describeAmount(amount)))}</dd>
        </div>
        {conditions.length === 0 ? null : (
          <div>
            <dt>Conditions</dt>
            <dd>
              <ul>
                {conditions.map((words) => (
                  <li key={words}>{words}</li>
                ))}
              </ul>
            </dd>
          </div>
        )}
        {toVerify.length === 0 ? null : (
          <div>
            <dt>À vérifier</dt>
            <dd>
              <ul>
                {toVerify.map((question) => (
                  <li key={question}>{typographic(question)}</li>
                ))}
              </ul>
            </dd>
          </div>
        )}
        <div>
          <dt>Dates</dt>
          <dd>{validityWords(scheme)}</dd>
        </div>
        <div>
          <dt>Qui appeler</dt>
          <dd>{contactWords(scheme)}</dd>
        </div>
        {scheme.note === undefined ? null : (
          <div>
            <dt>À savoir</dt>
            <dd>{typographic(scheme.note)}</dd>
          </div>
        )}
      </dl>
      <p className="soft small">
        {CONFIDENCE_LABELS[scheme.confidence]},{" "}
        {scheme.verifiedOn === undefined
          ? "date de l’information inconnue"
          : `information du ${formatDate(scheme.verifiedOn)}`}
        . {typographic(scheme.source)}{" "}
        <a href={scheme.url} target="_blank" rel="noreferrer">
          Page de l’opérateur<span className="visually-hidden"> : {name} (nouvel onglet)</span>
        </a>
      </p>
      <p className="soft small">
        {[
          ...topics.map((topic) => TOPIC_LABELS[topic]),
          ...audience.map((each) => AUDIENCE_LABELS[each]),
        ].join(" · ")}
      </p>
    </li>
  );
}

const TAGS: Readonly<Record<Openness, string>> = {
  open: "tag accent",
  "to-verify": "tag signal",
  closed: "tag soft",
};

function validityWords({ validity: { start, end } }: FundingScheme): string {
  if (start !== undefined && end !== undefined) return `Du ${formatDate(start)} au ${formatDate(end)}`;
  if (end !== undefined) return `Jusqu’au ${formatDate(end)}`;
  return start === undefined
    ? "Pas de date de fin connue"
    : `Depuis le ${formatDate(start)}, sans date de fin connue`;
}

function contactWords({ contact, operator }: FundingScheme): string {
  if (contact === undefined) return typographic(operator);
  return typographic(contact.phone === undefined ? contact.label : `${contact.label}, ${contact.phone}`);
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
