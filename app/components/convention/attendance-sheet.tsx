import { Form } from "react-router";
import { SubmitButton } from "#app/components/submit-button.tsx";
import type { Attendance } from "#app/domain/convention/convention.ts";
import { formatQuantity } from "#app/domain/convention/indicators.ts";
import { formatShortDate } from "#app/domain/format.ts";
import { choicesState, type FormState } from "#app/forms/form-state.ts";
import { HALF_DAY_LABELS } from "#app/text/convention.ts";

type AttendanceSheetProps = {
  readonly lines: readonly (Attendance & { readonly firm: string | null })[];
  readonly revision: string;
  readonly state: FormState;
};

/** Who was there, one line for a person and a half-day: ticked once the paper is signed. */
export function AttendanceSheet({ lines, revision, state }: AttendanceSheetProps) {
  const signed = lines.filter(({ signedAt }) => signedAt !== null).map(({ id }) => id);
  const { defaultValue: ticked } = choicesState(state, "ticked", signed);
  return (
    <section className="card table-wrap attendance-sheet" aria-labelledby="presents">
      <h2 id="presents">Qui était là</h2>
      <p className="soft small">
        Cochez ce qui est signé sur le papier, que vous gardez. Une présence non signée vaut zéro.
      </p>
      {/* Each line's « Retirer » is this form's: pressing Enter on a box never takes a line off. */}
      <Form method="post" id="retirer" preventScrollReset>
        <input type="hidden" name="intent" value="remove-person" />
        <input type="hidden" name="revision" value={revision} />
      </Form>
      <Form method="post" className="stack" preventScrollReset key={revision}>
        <input type="hidden" name="intent" value="sign" />
        <input type="hidden" name="revision" value={revision} />
        <table>
          <thead>
            <tr>
              <th scope="col">Personne</th>
              <th scope="col">Entreprise</th>
              <th scope="col">Demi-journée</th>
              <th scope="col">Signée</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.id}>
                <th scope="row">
                  {line.person}
                  <input type="hidden" name="seen" value={line.id} />
                </th>
                <td data-label="Entreprise">
                  {line.firm ?? <span className="soft">D’aucune entreprise de l’opération</span>}
                </td>
                <td data-label="Demi-journée">
                  <span>
                    <span className="together">{formatShortDate(line.heldOn)}</span>, {halfDayOf(line)}{" "}
                    <span className="soft small together">{formatQuantity(line.hours, "h")}</span>
                  </span>
                </td>
                <td>
                  <span className="row">
                    <label className="choice sign">
                      <input
                        type="checkbox"
                        name="ticked"
                        value={line.id}
                        defaultChecked={ticked.includes(line.id)}
                      />
                      <span>
                        Signée
                        <span className="visually-hidden">
                          {" "}
                          : {line.person}, {halfDayOf(line)}
                        </span>
                      </span>
                    </label>
                    <button
                      type="submit"
                      form="retirer"
                      name="attendanceId"
                      value={line.id}
                      className="link-button"
                      aria-label={`Retirer ${line.person}, ${halfDayOf(line)}`}
                    >
                      Retirer
                    </button>
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <div>
          <SubmitButton pendingLabel="Enregistrement…">Enregistrer les signatures</SubmitButton>
        </div>
      </Form>
    </section>
  );
}

function halfDayOf({ halfDay }: Pick<Attendance, "halfDay">): string {
  return HALF_DAY_LABELS[halfDay].toLowerCase();
}
