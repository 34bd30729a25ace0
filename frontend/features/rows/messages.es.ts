import type { RowsText } from "@/features/rows/messages";
import { integer, plural } from "@/lib/format";

export default {
  title: "Ventas",
  loadFailed: "No se pudieron cargar las ventas",
  search: "Buscar una venta",
  send: "Buscar",
  searchHelp: "Texto en cualquier celda; números sin separador de miles",
  columns: (shown: number, all: number) => `Columnas (${integer(shown)} de ${integer(all)})`,
  columnsTitle: "Columnas que se muestran",
  allColumns: "Mostrar todas las columnas",
  download: "Descargar como CSV",
  row: "N.º",
  counted: (matching: number, rows: number) => (matching === rows ? plural(rows, "venta", "ventas") : `Coinciden ${integer(matching)} de ${plural(rows, "venta", "ventas")}`),
  range: (first: number, last: number) => `de ${integer(first)} a ${integer(last)}`,
  none: "Ninguna venta coincide",
  noneLead: "Otro texto puede encontrar alguna.",
  showAll: "Mostrar todas las ventas",
  pages: "Páginas de las ventas",
  first: "Primera página",
  previous: "Página anterior",
  next: "Página siguiente",
} satisfies RowsText;
