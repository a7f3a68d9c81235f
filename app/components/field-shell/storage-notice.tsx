import { useEffect, useState } from "react";
import type { Shell } from "#app/components/field-shell/use-shell.ts";
import { Notice } from "#app/components/notice.tsx";
import { storageState } from "#app/offline/field/storage.ts";

/** Whether the browser promised to keep what is here: null while it isn't known, or when it doesn't say. */
export function usePersistence(): boolean | null {
  const [isPersisted, setPersisted] = useState<boolean | null>(null);
  useEffect(() => {
    let isHere = true;
    void storageState().then((state) => {
      if (isHere) setPersisted(state.isPersisted);
    });
    return () => {
      isHere = false;
    };
  }, []);
  return isPersisted;
}

/** What one must know before leaving the network: the application is not whole here, or the browser promises nothing. */
export function StorageNotice({ shell }: { readonly shell: Shell }) {
  const isPersisted = usePersistence();
  if (shell.kind === "unsupported" || shell.kind === "failed") {
    return (
      <Notice tone="signal">
        <p>
          L’application n’est pas encore gardée sur cet appareil : sans réseau, elle ne s’ouvrirait pas.
          Laissez cette page ouverte et gardez le réseau, ou rechargez-la avant de partir.
        </p>
      </Notice>
    );
  }
  if (shell.kind === "installing") {
    return (
      <Notice>
        <p role="status">L’application s’enregistre sur cet appareil. Gardez le réseau encore un instant.</p>
      </Notice>
    );
  }
  if (isPersisted !== false) return null;
  return (
    <Notice>
      <p>
        Ce navigateur ne promet pas de garder ce qui est ici s’il manque de place. Ajoutez Diapason à l’écran
        d’accueil de la tablette, et envoyez vos saisies dès que vous avez du réseau.
      </p>
    </Notice>
  );
}
