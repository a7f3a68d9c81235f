import { Notice } from "#app/components/notice.tsx";
import { ProgressBar } from "#app/components/progress-bar.tsx";
import { DE_MINIMIS_CEILING, DE_MINIMIS_WARNING, type DeMinimis } from "#app/domain/convention/de-minimis.ts";
import { formatCount, formatDate, formatEuro, formatPercent } from "#app/domain/format.ts";

/** How far the firm is from the ceiling of small aid, by its own declaration. */
export function DeMinimisCard({ deMinimis }: { readonly deMinimis: DeMinimis }) {
  const { since, granted, waiting, unknown } = deMinimis;
  const said = `${formatEuro(granted)} sur ${formatEuro(DE_MINIMIS_CEILING)}`;
  return (
    <section className="card stack">
      <h2>Aides de minimis</h2>
      <p>
        <b className="figure">{formatEuro(granted)}</b> sur {formatEuro(DE_MINIMIS_CEILING)}{" "}
        <span className="soft">accordés depuis le {formatDate(since)}</span>
      </p>
      <ProgressBar value={granted} max={DE_MINIMIS_CEILING} label={said} wide />
      {waiting === 0 ? null : (
        <p className="soft">Et {formatEuro(waiting)} demandés, qui attendent une décision.</p>
      )}
      {unknown === 0 ? null : (
        <p className="next-step">
          {formatCount(unknown, "aide accordée", "aides accordées")} sans montant ou sans date : le total est
          plus haut.
        </p>
      )}
      <Warning deMinimis={deMinimis} />
      <p className="soft small">
        C’est ce que l’entreprise déclare, pour elle et pour les entreprises qu’elle contrôle ou qui la
        contrôlent. Plafond du règlement (UE) 2023/2831, sur trois ans de date à date, au jour où l’aide est
        accordée. L’agriculture, la pêche et les services d’intérêt économique général en ont d’autres.
      </p>
    </section>
  );
}

function Warning({ deMinimis: { level, levelWithWaiting } }: { readonly deMinimis: DeMinimis }) {
  if (level === "over")
    return (
      <Notice tone="signal">
        <p>Le plafond est dépassé : vérifiez chaque montant avec l’entreprise avant toute autre demande.</p>
      </Notice>
    );
  if (level === "near")
    return (
      <Notice tone="signal">
        <p>
          {formatPercent(DE_MINIMIS_WARNING)} du plafond sont atteints : avant une autre demande, comptez ce
          qui reste.
        </p>
      </Notice>
    );
  if (levelWithWaiting === "below") return null;
  return (
    <Notice tone="signal">
      <p>
        {levelWithWaiting === "over"
          ? "Si tout ce qui est demandé était accordé, le plafond serait dépassé."
          : `Si tout ce qui est demandé était accordé, ${formatPercent(DE_MINIMIS_WARNING)} du plafond seraient atteints.`}
      </p>
    </Notice>
  );
}
