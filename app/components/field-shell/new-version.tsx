import type { Shell } from "#app/components/field-shell/use-shell.ts";

/** A newer version is there: it comes when the person wants it, never under something that they are writing. */
export function NewVersion({ shell }: { readonly shell: Shell }) {
  if (shell.isOutdated) {
    return (
      <div className="field-news" role="status">
        <p>La version a changé dans une autre fenêtre. Ce que vous avez écrit est gardé.</p>
        <button type="button" className="button small" onClick={() => location.reload()}>
          Recharger
        </button>
      </div>
    );
  }
  if (!shell.isNewVersionWaiting) return null;
  return (
    <div className="field-news" role="status">
      <p>Nouvelle version. Ce que vous avez écrit est gardé : rechargez quand cela vous convient.</p>
      <button type="button" className="button small" onClick={shell.takeOver}>
        Nouvelle version : recharger
      </button>
    </div>
  );
}
