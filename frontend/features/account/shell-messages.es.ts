import type { PeopleText } from "@/features/account/shell-messages";

export default {
  roles: {
    viewer: { label: "Lector", note: "Ve lo compartido y valora viviendas" },
    analyst: { label: "Analista", note: "Además importa ventas y entrena modelos" },
    approver: { label: "Aprobador", note: "Además promueve un modelo a campeón" },
    administrator: { label: "Administrador", note: "Además gestiona usuarios y lo ve todo" },
  },
  menu: {
    label: "Cuenta",
    signedInAs: (name: string, role: string) => `${name}, ${role.toLowerCase()}`,
    account: "Mi cuenta",
    users: "Usuarios",
    audit: "Registro de auditoría",
    signOut: "Cerrar sesión",
  },
  permit: {
    label: "No permitido:",
    role: (needed: string, role: string) => `Esto necesita la función ${needed.toLowerCase()}; la suya es ${role.toLowerCase()}. Un administrador puede cambiarlo.`,
    owner: (name: string) => `Esto pertenece a ${name}: solo puede cambiarlo esa persona o un administrador.`,
    nobody: "Esto no pertenece a nadie: solo un administrador puede cambiarlo.",
  },
  owned: {
    by: (name: string) => `hecho por ${name}`,
    sharing: "Quién puede leerlo",
    private: "Solo yo",
    team: "Todos los que inician sesión",
    of: { private: "privado", team: "compartido" },
    failed: "No se cambió quién puede leerlo",
  },
} satisfies PeopleText;
