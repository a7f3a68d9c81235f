/** Said plainly, where the PIN is chosen. */
export function WhatThePinDoes() {
  return (
    <details className="disclosure">
      <summary>Ce que ce code protège, et ce qu’il ne protège pas</summary>
      <ul>
        <li>
          Les visites que vous préparez et ce que vous y écrivez sont chiffrés sur cet appareil. Sans le code,
          quelqu’un qui trouverait la tablette n’y lit rien.
        </li>
        <li>
          Un code de six chiffres n’arrête pas quelqu’un qui copierait le contenu de la tablette et
          calculerait pendant des jours. Contre cela, comptez sur le verrouillage de la tablette elle-même.
        </li>
        <li>
          Si vous l’oubliez, rien n’est perdu : avec du réseau et votre mot de passe, vous en choisirez un
          autre.
        </li>
      </ul>
    </details>
  );
}
