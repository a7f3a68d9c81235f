import { Link } from "react-router";
import type { CrossedVoice } from "#app/domain/report/perspectives/crossed-perspectives.ts";
import { VOICE_NAMES, voiceInWords } from "#app/domain/report/perspectives/perspective-words.ts";

type VoicesProps = {
  readonly voices: readonly CrossedVoice[];
  /** The groups that the questionnaire has questions for. */
  readonly asks: { readonly employee: boolean; readonly customer: boolean };
  /** Where one invites; null for a firm that left. */
  readonly invitePath: string | null;
  readonly interviewPath: string;
};

/** Who has answered, how many of them are counted, and what to do where nobody has. */
export function Voices({ voices, asks, invitePath, interviewPath }: VoicesProps) {
  const asked = voices.filter(
    ({ perspective }) => (perspective !== "employee" && perspective !== "customer") || asks[perspective],
  );
  return (
    <ul className="voices">
      {asked.map((voice) => {
        const isMissing = voice.counted === 0;
        return (
          <li key={voice.perspective} className={isMissing ? "voice missing" : "voice"}>
            <span className={`voice-mark ${voice.perspective}`} aria-hidden="true" />
            <div>
              <b>{VOICE_NAMES[voice.perspective]}</b>
              <span className="soft small">{voiceInWords(voice)}</span>
              {!isMissing || invitePath === null ? null : voice.perspective === "consultant" ? (
                <Link className="small" to={interviewPath}>
                  Commencer l’entretien
                </Link>
              ) : (
                <Link className="small" to={invitePath}>
                  {voice.received > 0 ? "Relancer" : "Inviter"}
                </Link>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
