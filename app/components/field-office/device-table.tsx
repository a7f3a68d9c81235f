import { Moment } from "#app/components/moment.tsx";
import { formatCount, formatNumber } from "#app/domain/format.ts";
import type { ShownDevice } from "#app/server/field/device-list.ts";

/** Where each device stood when the server last heard of it. */
export function DeviceTable({ devices }: { readonly devices: readonly ShownDevice[] }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Appareil</th>
          <th scope="col">Personne</th>
          <th scope="col">Vu</th>
          <th scope="col">Tout reçu</th>
          <th scope="col">En attente</th>
          <th scope="col">Visites</th>
        </tr>
      </thead>
      <tbody>
        {devices.map((device) => (
          <tr key={device.id}>
            <th scope="row">
              {device.name}
              <br />
              <span className="soft small">
                {device.appVersion === null ? "Jamais synchronisé" : `Version ${device.appVersion}`}
              </span>
              <Clock wrongBy={device.clockWrongBy} />
            </th>
            <td data-label="Personne">{device.isMine ? "Vous" : device.userName}</td>
            <td data-label="Vu">
              <Moment at={device.lastSeenAt} />
            </td>
            <td data-label="Tout reçu">
              {device.lastSyncedAt === null ? (
                <span className="soft">Pas encore</span>
              ) : (
                <Moment at={device.lastSyncedAt} />
              )}
            </td>
            <td data-label="En attente">
              <Waiting device={device} />
            </td>
            <td data-label="Visites" className="num">
              {formatNumber(device.visits)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Waiting({ device }: { readonly device: ShownDevice }) {
  const { waitingOperations, waitingPhotos, waitingConflicts } = device;
  const waiting = [
    ...(waitingOperations === 0 ? [] : [formatCount(waitingOperations, "saisie", "saisies")]),
    ...(waitingPhotos === 0 ? [] : [formatCount(waitingPhotos, "photo", "photos")]),
  ];
  return (
    // In one piece: on a phone each part of a cell would take a line of its own.
    <span>
      {waiting.length === 0 ? (
        <span className="soft">Rien</span>
      ) : (
        <span className="tag signal">{waiting.join(", ")}</span>
      )}
      {waitingConflicts === 0 ? null : (
        <>
          {" "}
          <span className="tag signal">{formatCount(waitingConflicts, "conflit", "conflits")}</span>
        </>
      )}
    </span>
  );
}

/** Minutes; only said when it matters. */
function Clock({ wrongBy }: { readonly wrongBy: number | null }) {
  if (wrongBy === null) return null;
  const by = Math.abs(wrongBy);
  const words =
    by < 120
      ? formatCount(by, "minute", "minutes")
      : by < 2 * 24 * 60
        ? formatCount(Math.round(by / 60), "heure", "heures")
        : formatCount(Math.round(by / (24 * 60)), "jour", "jours");
  return (
    <>
      <br />
      <span className="tag signal">{`Horloge en ${wrongBy > 0 ? "avance" : "retard"} de ${words}`}</span>
    </>
  );
}
