import { Notice } from "#app/components/notice.tsx";
import { formatCount } from "#app/domain/format.ts";

/** On a locked device: something of what was written is in this page's memory only. */
export function UnkeptNotice({ count }: { readonly count: number }) {
  if (count === 0) return null;
  return (
    <Notice tone="signal">
      <p>
        {`${formatCount(count, "saisie n’a pas trouvé", "saisies n’ont pas trouvé")} de place sur cet appareil\u00A0: ne fermez pas cette page. Libérez de la place, puis redonnez votre code.`}
      </p>
    </Notice>
  );
}
