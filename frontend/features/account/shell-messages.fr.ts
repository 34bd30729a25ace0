import type { PeopleText } from "@/features/account/shell-messages";

export default {
  roles: {
    viewer: { label: "Lecteur", note: "Regarde ce qui est partagé et évalue des logements" },
    analyst: { label: "Analyste", note: "Importe aussi des ventes et entraîne des modèles" },
    approver: { label: "Approbateur", note: "Promeut aussi un modèle au rang de champion" },
    administrator: { label: "Administrateur", note: "Gère aussi les utilisateurs et voit tout" },
  },
  menu: {
    label: "Compte",
    signedInAs: (name: string, role: string) => `${name}, ${role.toLowerCase()}`,
    account: "Mon compte",
    users: "Utilisateurs",
    audit: "Journal d’audit",
    signOut: "Se déconnecter",
  },
  permit: {
    label: "Non permis :",
    role: (needed: string, role: string) => `Il faut pour cela le rôle ${needed.toLowerCase()} ; le vôtre est ${role.toLowerCase()}. Un administrateur peut changer cela.`,
    owner: (name: string) => `Cela appartient à ${name} : seuls cette personne ou un administrateur peuvent le modifier.`,
    nobody: "Cela n’appartient à personne : seul un administrateur peut le modifier.",
  },
  owned: {
    by: (name: string) => `fait par ${name}`,
    sharing: "Qui peut le lire",
    private: "Moi seul",
    team: "Tous ceux qui se connectent",
    of: { private: "privé", team: "partagé" },
    failed: "Le partage n’a pas été modifié",
  },
} satisfies PeopleText;
