/** What the consultants noted at the artisans’: direction, market, sales, technique and sites. Each is said of one firm only. */
import type { Remark } from "#db/demo/remark.ts";

export const TRADE_REMARKS: readonly Remark[] = [
  [
    "part-de-renovation",
    "any",
    "Chiffre donné de tête, puis corrigé en rouvrant le classeur des factures 2025.",
  ],
  [
    "part-de-renovation",
    "any",
    "Le comptable ne distingue pas rénovation et neuf : le pourcentage vient du carnet de chantiers.",
  ],
  [
    "part-de-renovation",
    "any",
    "La part monte chaque année depuis 2022 ; l’an dernier, trois mois de neuf ont disparu d’un coup.",
  ],
  [
    "part-de-renovation",
    "any",
    "Compte comme rénovation tout ce qui touche à une maison de plus de deux ans ; à resserrer ensemble.",
  ],
  ["projet-a-trois-ans", "low", "Silence, puis : « tenir jusqu’à l’été ». On y reviendra avec la famille."],
  ["projet-a-trois-ans", "low", "La question a surpris. « On ne me l’a jamais posée, même à la banque. »"],
  [
    "projet-a-trois-ans",
    "idee-en-tete",
    "L’idée est claire quand on la fait raconter : deux équipes, plus de sous-traitance. Rien n’est écrit.",
  ],
  [
    "projet-a-trois-ans",
    "idee-en-tete",
    "Voudrait une équipe de plus, mais n’a jamais compté ce qu’elle coûterait avant de rapporter.",
  ],
  [
    "projet-a-trois-ans",
    "high",
    "Une page punaisée au bureau, avec trois chiffres. Celui de l’an dernier a été tenu.",
  ],
  [
    "temps-de-gestion",
    "low",
    "Les factures se font après le repas, sur la table de la cuisine ; la pile du mois y est encore.",
  ],
  [
    "temps-de-gestion",
    "low",
    "Le téléphone a sonné onze fois pendant l’entretien, dont quatre fois le même client.",
  ],
  [
    "temps-de-gestion",
    "demi-journee-subie",
    "Le vendredi après-midi quand il ne pleut pas ailleurs. « S’il fait beau, je finis le chantier. »",
  ],
  [
    "temps-de-gestion",
    "demi-journee-subie",
    "La demi-journée existe sur l’agenda ; le mois dernier elle a sauté trois fois sur quatre.",
  ],
  [
    "temps-de-gestion",
    "high",
    "Le mardi matin est fermé aux clients, le répondeur le dit. L’équipe le respecte.",
  ],
  [
    "indicateurs-suivis",
    "compte-en-banque",
    "Ouvre l’application de la banque devant moi : c’est le seul tableau de bord de la maison.",
  ],
  [
    "indicateurs-suivis",
    "compte-en-banque",
    "Sait au jour près ce qu’il y a en banque, mais pas ce qui est déjà dû aux fournisseurs.",
  ],
  [
    "indicateurs-suivis",
    "low",
    "Le carnet de commandes est un cahier à spirale ; on y lit l’adresse et rarement le montant.",
  ],
  [
    "indicateurs-suivis",
    "comptes-annuels",
    "L’an dernier le bilan est arrivé en mai : la perte sur deux chantiers s’y est vue sept mois trop tard.",
  ],
  [
    "indicateurs-suivis",
    "high",
    "Tableau imprimé chaque premier lundi ; la colonne des marges a fait arrêter les petites poses.",
  ],
  [
    "absence-de-deux-mois",
    "low",
    "S’est cassé le poignet en 2024 : huit semaines sans facture, et deux clients partis ailleurs.",
  ],
  ["absence-de-deux-mois", "low", "Personne d’autre n’a les codes de la banque ni ceux du fournisseur."],
  [
    "absence-de-deux-mois",
    "proche",
    "Un proche saurait répondre au téléphone et payer l’Urssaf, pas chiffrer un chantier.",
  ],
  [
    "absence-de-deux-mois",
    "high",
    "Trois semaines d’absence l’été dernier sans un appel. Les accès sont dans une enveloppe, au coffre.",
  ],
  [
    "cession-ou-transmission",
    "low",
    "Repousse le sujet depuis deux ans. « Quand j’aurai fini la toiture de la maison. »",
  ],
  [
    "cession-ou-transmission",
    "low",
    "N’a jamais fait estimer l’entreprise ; cite un prix qui vaut surtout le hangar.",
  ],
  [
    "cession-ou-transmission",
    "plus-de-5-ans",
    "Trop tôt pour y penser, mais l’ordre dans les dossiers y aidera le jour venu.",
  ],
  [
    "poids-du-premier-client",
    "low",
    "Un poseur national fait plus de la moitié du chiffre, et fixe le prix de la journée.",
  ],
  [
    "poids-du-premier-client",
    "low",
    "Le donneur d’ordre a appelé deux fois pendant la visite. On a compris qui commande.",
  ],
  [
    "poids-du-premier-client",
    "de-25-a-40",
    "Un syndic pèse un tiers ; le jour où la gestionnaire a changé, rien n’est tombé pendant six semaines.",
  ],
  [
    "poids-du-premier-client",
    "high",
    "Aucun client ne dépasse un mois de travail. C’est voulu depuis l’impayé de 2019.",
  ],
  [
    "potentiel-de-la-zone",
    "low",
    "Découvre sur la carte de l’agglomération que son propre quartier est classé en F.",
  ],
  [
    "potentiel-de-la-zone",
    "idee-generale",
    "Cite de mémoire les lotissements des années 70 où les combles n’ont jamais été refaits.",
  ],
  [
    "potentiel-de-la-zone",
    "idee-generale",
    "Connaît bien les Issambres, pas du tout les hauteurs de Fréjus où sont pourtant les passoires.",
  ],
  [
    "guichet-france-renov",
    "low",
    "Croyait l’espace France Rénov’ fermé depuis l’an dernier ; n’a pas rappelé depuis.",
  ],
  ["guichet-france-renov", "low", "« On m’a dit que c’était pour les clients. » N’a jamais poussé la porte."],
  [
    "guichet-france-renov",
    "contact-occasionnel",
    "A le numéro direct d’une conseillère, l’appelle quand un client insiste.",
  ],
  ["guichet-france-renov", "high", "Trois projets transmis par le guichet en un an, tous signés."],
  ["coproprietes", "low", "Un devis remis à un syndic en 2023, resté sans réponse. Depuis, plus rien."],
  ["coproprietes", "low", "Trouve les assemblées générales trop longues : « un an pour un oui »."],
  [
    "coproprietes",
    "petites-interventions",
    "Fait les parties communes au coup par coup ; n’a jamais osé proposer davantage.",
  ],
  [
    "coproprietes",
    "petites-interventions",
    "Le syndic l’appelle pour dépanner, jamais pour chiffrer. La porte est pourtant ouverte.",
  ],
  [
    "marches-publics",
    "trop-complique tentative-sans-suite",
    "A téléchargé un dossier de la commune, l’a imprimé, et l’a rangé sous la pile.",
  ],
  [
    "marches-publics",
    "tentative-sans-suite",
    "Écarté en 2024 pour une attestation fiscale oubliée. Le prix était le bon.",
  ],
  [
    "marches-publics",
    "en-sous-traitance",
    "Pose pour un titulaire toulonnais dans deux écoles ; connaît donc les bâtiments mieux que lui.",
  ],
  [
    "origine-des-affaires",
    "bouche-a-oreille",
    "Le bouche-à-oreille suffit l’hiver ; en septembre dernier, trois semaines sans appel.",
  ],
  [
    "origine-des-affaires",
    "plateforme-payante",
    "Paie une plateforme 180 € par mois pour des demandes que quatre confrères reçoivent aussi.",
  ],
  [
    "origine-des-affaires",
    "deux-sources",
    "Le bouche-à-oreille et le panneau de chantier. Personne ne note lequel des deux a sonné.",
  ],
  [
    "origine-des-affaires",
    "high",
    "Demande à chaque appel « comment nous avez-vous trouvés ? » et le note sur la fiche.",
  ],
  ["delai-de-devis", "low", "Les devis partent le dimanche soir ; il m’a montré le cahier.", "m"],
  ["delai-de-devis", "low", "Quatorze demandes en attente dans le cahier, la plus ancienne a six semaines."],
  [
    "delai-de-devis",
    "une-a-deux-semaines",
    "Promet huit jours, en met douze. Les clients pressés ont déjà signé ailleurs.",
  ],
  [
    "delai-de-devis",
    "une-a-deux-semaines",
    "C’est la visite qui prend du temps, pas le chiffrage : trois allers-retours aux Issambres pour un devis.",
  ],
  ["delai-de-devis", "high", "Devis dicté dans la camionnette et envoyé avant de démarrer. Impressionnant."],
  [
    "taux-de-signature",
    "de-20-a-30",
    "Un devis sur quatre, tous les autres faits pour rien : soixante-dix heures par an, comptées ensemble.",
  ],
  [
    "taux-de-signature",
    "high",
    "Refuse sans chiffrer quand le client a déjà cinq devis. Le taux s’en ressent, en bien.",
  ],
  ["contenu-des-devis", "low", "Deux lignes et un total. Le client ne voit ni la marque ni la performance."],
  [
    "contenu-des-devis",
    "low",
    "Le gain d’énergie est expliqué sur le palier, avec talent, et n’est écrit nulle part.",
  ],
  [
    "contenu-des-devis",
    "aides-mentionnees",
    "Les aides figurent en bas de page, avec un barème de l’an dernier.",
  ],
  [
    "contenu-des-devis",
    "high",
    "Le devis montre le reste à charge ; une cliente l’a fait encadrer, paraît-il.",
  ],
  [
    "presence-en-ligne",
    "low",
    "Cherché ensemble, pendant l’entretien : on tombe sur un homonyme de Perpignan.",
  ],
  [
    "presence-en-ligne",
    "fiche-non-tenue",
    "Fiche créée par un client, horaires faux, une photo de la devanture d’avant.",
  ],
  [
    "presence-en-ligne",
    "fiche-a-jour",
    "Fiche juste, sans une seule photo de chantier alors que le téléphone en est plein.",
  ],
  [
    "presence-en-ligne",
    "high",
    "Répond à chaque avis, même au mauvais ; la réponse vaut mieux que l’étoile perdue.",
  ],
  [
    "offre-nommee",
    "low",
    "Tout est fait sur mesure, et rien ne porte de nom. Le client ne sait pas quoi demander.",
  ],
  [
    "offre-nommee",
    "prestation-en-avant",
    "Met une prestation en avant sur la camionnette, mais n’ose pas dire « confort d’été ».",
  ],
  [
    "offre-nommee",
    "high",
    "Une plaquette « l’été au frais » à prix repère ; les gens la gardent sur le frigo.",
  ],
  [
    "entretien-et-depannage",
    "coup-par-coup",
    "Dépanne ses anciens clients sans rien facturer sous une heure. Généreux et invisible.",
  ],
  [
    "entretien-et-depannage",
    "tarif",
    "Le tarif existe, imprimé ; personne ne pense à le laisser en partant.",
  ],
  [
    "entretien-et-depannage",
    "contrats-suivis",
    "Cent quarante contrats suivis : c’est ce qui paie les salaires de janvier.",
  ],
  [
    "conformite-des-supports",
    "low mid",
    "Le médiateur n’apparaît ni sur le devis ni sur le site. À ajouter cette semaine.",
  ],
  [
    "conformite-des-supports",
    "mid",
    "Mentions principales présentes ; le bordereau de rétractation date d’une autre loi.",
  ],
  [
    "conformite-des-supports",
    "high",
    "Devis relu l’hiver dernier par le juriste du syndicat, tampon à l’appui.",
  ],
  [
    "situation-rge",
    "jamais-rge",
    "A ouvert le dossier trois fois en ligne, et l’a fermé trois fois à la page des références.",
  ],
  [
    "situation-rge",
    "jamais-rge",
    "Pose pourtant selon les règles : j’ai vu les étiquettes, les fiches techniques, le carnet de mesures.",
  ],
  [
    "situation-rge",
    "rge-perdu",
    "L’audit de 2023 s’est mal passé pour une photo manquante ; la blessure est encore vive.",
  ],
  [
    "situation-rge",
    "dossier-en-cours",
    "Il manque deux chantiers de référence datés et l’attestation du fournisseur. On les a listés.",
  ],
  [
    "situation-rge",
    "un-domaine plusieurs-domaines",
    "Certificat valable jusqu’en 2028, rangé dans le classeur avec les rapports d’audit.",
  ],
  [
    "situation-rge",
    "plusieurs-domaines",
    "Le suivi des qualifications est tenu par une seule personne ; elle a tout dans sa tête.",
    "team",
  ],
  [
    "referent-technique",
    "une-personne",
    "Un seul référent formé. S’il part, la qualification part avec lui.",
    "team",
  ],
  ["referent-technique", "high", "Deux référents, dont un de trente ans : la suite est assurée.", "team"],
  [
    "visite-avant-chiffrage",
    "visite-methodique",
    "Monte, descend, mesure, photographie. La grille est dans la tête, pas sur papier.",
  ],
  [
    "visite-avant-chiffrage",
    "high",
    "Caméra thermique sortie devant moi, un soir de mistral : la fuite sautait aux yeux.",
  ],
  ["visite-avant-chiffrage", "high", "Lit l’audit avec le client avant de parler de prix. Peu le font."],
  [
    "interfaces",
    "non-vues",
    "Le joint entre la fenêtre et l’isolant n’est à personne ; on l’a vu sur deux chantiers.",
  ],
  [
    "interfaces",
    "signalees",
    "Signale au client que la ventilation manque, puis repart. Le client ne sait pas qui appeler.",
  ],
  ["interfaces", "signalees", "« Je le dis, je l’écris même, mais ce n’est pas mon lot. »"],
  [
    "interfaces",
    "mon-lot",
    "Soigne l’étanchéité de son côté ; la saignée d’un autre lot passe au travers la semaine d’après.",
  ],
  [
    "interfaces",
    "high",
    "Un croquis échangé par message avec le lot voisin avant la pose. Ça ne coûte rien.",
  ],
  [
    "renovation-d-ampleur",
    "demande-refusee",
    "Refuse net les bouquets de travaux : une histoire de 2021 avec un confrère parti au milieu.",
  ],
  [
    "renovation-d-ampleur",
    "client-envoye-ailleurs",
    "A envoyé huit clients à une grosse société de Cannes depuis janvier. Huit.",
  ],
  [
    "renovation-d-ampleur",
    "client-envoye-ailleurs",
    "Donne le nom d’un confrère au client et n’en entend plus parler ; ni commission ni retour.",
  ],
  [
    "renovation-d-ampleur",
    "confreres-sans-cadre",
    "Travaille avec le même confrère depuis dix ans sur une poignée de main. Aucun écrit.",
  ],
  [
    "renovation-d-ampleur",
    "confreres-sans-cadre",
    "La dernière fois, chacun avait fait son devis ; le client a reçu trois dates de début.",
  ],
  [
    "renovation-d-ampleur",
    "high",
    "Quatre entreprises habituées, un planning commun sur une feuille. Il ne manque que la convention.",
  ],
  [
    "techniques-en-developpement",
    "low mid",
    "A essayé une fois, dans sa propre maison ; n’ose pas encore le proposer.",
  ],
  [
    "techniques-en-developpement",
    "high",
    "Montre avec fierté la dernière villa équipée : six degrés de moins l’après-midi.",
  ],
  [
    "techniques-en-developpement",
    "un-regulierement",
    "En pose quand on le demande, sans jamais le proposer.",
  ],
  [
    "dossiers-d-aide-refuses",
    "mid",
    "Deux dossiers bloqués pour une date de devis antérieure au rendez-vous. Une faute à 9 000 €.",
  ],
  [
    "dossiers-d-aide-refuses",
    "high",
    "Un seul retard, à cause d’un avis d’imposition illisible envoyé par le client.",
  ],
  [
    "planning-des-chantiers",
    "agenda-papier",
    "L’agenda papier a pris l’eau l’été dernier ; deux chantiers reconstitués de mémoire.",
  ],
  [
    "planning-des-chantiers",
    "agenda-partage",
    "Agenda partagé sur le téléphone, que le plus ancien ne regarde pas. On l’appelle.",
    "team",
  ],
  [
    "planning-des-chantiers",
    "agenda-partage",
    "Le planning tient tant qu’il ne pleut pas ; aucune marge prévue.",
  ],
  [
    "planning-des-chantiers",
    "high",
    "Planning mural à quatre semaines, une couleur par équipe, tenu le vendredi à 16 h.",
    "team",
  ],
  [
    "preparation-ecrite",
    "low",
    "Les consignes sont données le matin au café, devant la camionnette.",
    "team",
  ],
  [
    "preparation-ecrite",
    "une-feuille",
    "Une feuille par chantier, pliée en quatre dans la poche. Elle sert vraiment.",
  ],
  [
    "preparation-ecrite",
    "high",
    "Dossier de chantier complet, plans et numéros utiles ; le client en a un double.",
  ],
  [
    "coordination-des-lots",
    "chacun-son-jour",
    "Un autre lot est passé quand tout était refermé. Il a fallu rouvrir, sans que personne ne paie.",
  ],
  [
    "coordination-des-lots",
    "chacun-son-jour",
    "« Chacun vient à son jour » : sur le dernier chantier, trois corps d’état le même matin dans 60 m².",
  ],
  [
    "coordination-des-lots",
    "chacun-son-jour",
    "Découvre qui sont les autres entreprises en arrivant, à la plaque des camions.",
  ],
  [
    "coordination-des-lots",
    "appels-en-urgence",
    "Les coups de fil se passent sur l’échelle. Deux jours perdus sur le dernier chantier à attendre un autre lot.",
  ],
  [
    "coordination-des-lots",
    "appels-en-urgence",
    "C’est la cliente qui a fait le lien entre les lots, avec un tableau sur son réfrigérateur.",
  ],
  [
    "coordination-des-lots",
    "en-cas-de-probleme",
    "La réunion se tient quand c’est cassé. Elle se passe bien, d’ailleurs.",
  ],
  [
    "coordination-des-lots",
    "high",
    "Réunion de démarrage d’une demi-heure, debout, avec compte rendu photographié. À copier.",
  ],
  [
    "controle-avant-reception",
    "coup-d-oeil liste-mentale",
    "Fait le tour avec l’œil du métier ; une réserve sur trois aurait été vue avec une liste.",
  ],
  [
    "controle-avant-reception",
    "liste-mentale",
    "La liste est dans la tête du patron, qui n’est pas sur tous les chantiers.",
    "m team",
  ],
  [
    "controle-avant-reception",
    "high",
    "Grille d’autocontrôle plastifiée, photos jointes à la facture. Zéro réserve depuis un an.",
  ],
  [
    "retours-et-reclamations",
    "low",
    "Retours jamais comptés ; on en a retrouvé cinq sur l’année en relisant les messages.",
  ],
  [
    "retours-et-reclamations",
    "de-5-a-10",
    "Les retours viennent presque tous des finitions confiées le dernier jour.",
  ],
  [
    "retours-et-reclamations",
    "high",
    "Un cahier des retours ouvert en 2022 ; la même cause n’y figure jamais deux fois.",
  ],
  [
    "sous-traitance",
    "accord-verbal contrat-seul",
    "Le sous-traitant est un ancien salarié. La confiance est là, l’attestation d’assurance non.",
  ],
  [
    "sous-traitance",
    "contrat-seul",
    "Contrat type signé, mais la dernière attestation de vigilance a plus d’un an.",
  ],
  ["sous-traitance", "-", "Ne confie rien à personne : « si c’est mal fait, c’est mon nom »."],
  [
    "sous-traitance",
    "high",
    "Un classeur par sous-traitant, attestations relancées tous les six mois par le secrétariat.",
    "team",
  ],
  [
    "chantier-chez-l-habitant",
    "correct",
    "Bâches posées, chaussures essuyées ; l’aspirateur, lui, reste souvent au dépôt.",
  ],
  [
    "chantier-chez-l-habitant",
    "high",
    "La cliente croisée sur place a parlé du balai avant de parler des travaux.",
  ],
  [
    "chantier-chez-l-habitant",
    "high",
    "Règles du chantier remises à la signature : horaires, radio, stationnement. Aucune plainte de voisinage.",
  ],
];
