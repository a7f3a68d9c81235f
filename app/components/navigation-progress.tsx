import { useNavigation } from "react-router";

/** A thin bar at the top while a page is coming, and a word for whoever can't see it. */
export function NavigationProgress() {
  const { state } = useNavigation();
  if (state === "idle") return null;
  return (
    <div className="navigation-progress" role="status">
      <span className="visually-hidden">Chargement…</span>
    </div>
  );
}
