/** A cell that the user corrected; `row` as the spreadsheet counts, `column` as the header of the file says. */
export type Edit = { row: number; column: string; value: string };

type Cell = Pick<Edit, "row" | "column">;

const isAt = (cell: Cell) => (edit: Edit) => edit.row === cell.row && edit.column === cell.column;

export const editAt = (edits: Edit[], cell: Cell): Edit | undefined => edits.find(isAt(cell));

/** The edits with one more; a later edit of a cell takes the place of the one before. */
export const withEdit = (edits: Edit[], edit: Edit): Edit[] => [...withoutEdit(edits, edit), edit];

export const withoutEdit = (edits: Edit[], cell: Cell): Edit[] => edits.filter((edit) => !isAt(cell)(edit));

/** The field of the form that carries the edits; a form without edits has none. */
export const editsField = (edits: Edit[]): { edits?: string } => (edits.length === 0 ? {} : { edits: JSON.stringify(edits) });
