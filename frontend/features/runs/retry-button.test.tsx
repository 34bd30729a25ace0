// @vitest-environment jsdom
import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";

import { makeQueryClient } from "@/features/live/query-client";
import { remedyLabel } from "@/features/runs/remedy";
import { remedyMessages } from "@/features/runs/remedy-messages";
import { RetryButton } from "@/features/runs/retry-button";
import { RunItem } from "@/features/runs/run-item";
import type { RunRead } from "@/lib/api/generated";
import { client } from "@/lib/api/generated/client.gen";
import { textIn } from "@/lib/catalogue";
import { makeRun } from "@/test/api";
import { json, withBackend } from "@/test/backend";

const push = vi.hoisted(() => vi.fn());
vi.mock("next/navigation", () => ({ useRouter: () => ({ push }) }));

const backend = withBackend();
const again = makeRun({ id: "1".repeat(26) });

beforeEach(() => {
  push.mockClear();
  client.setConfig({ baseUrl: `${backend.url}/api` });
  backend.handle((_, response) => json(response, again, 202));
});

function failed(fields: Record<string, unknown> | null, settings: RunRead["settings"] = {}): RunRead {
  const change = fields && { fields, sentence: "Retry in the server's words" };
  const error = { code: "diverged", message: "The loss became infinite.", hint: "", error_ref: "r", change };
  return makeRun({ state: "failed", task_state: "FAILURE", settings, error });
}

const show = (run: RunRead, inList = false) =>
  render(<QueryClientProvider client={makeQueryClient()}>{inList ? <RunItem run={run} /> : <RetryButton run={run} />}</QueryClientProvider>);

const posts = () => backend.seen.filter(({ method }) => method === "POST").map(({ url }) => url);

describe("a failed run", () => {
  it("is run again with the change that its error offers", async () => {
    const run = failed({ learning_rate: 0.0003 });
    show(run);
    await userEvent.click(await screen.findByRole("button", { name: "Retry with a learning rate of 0.0003: PyTorch on Sample market" }));
    await expect.poll(() => push.mock.calls).toEqual([[`/runs/${again.id}`]]);
    expect(posts()).toEqual([`/api/v1/runs/${run.id}/retry?with_change=true`]);
  });

  it("is run again as it was, beside that", async () => {
    const run = failed({ learning_rate: 0.0003 });
    show(run);
    await userEvent.click(screen.getByRole("button", { name: "Retry PyTorch on Sample market" }));
    await expect.poll(() => push.mock.calls).toEqual([[`/runs/${again.id}`]]);
    expect(posts()).toEqual([`/api/v1/runs/${run.id}/retry?with_change=false`]);
  });

  it("offers the change in lists, too", () => {
    show(failed({ split: "random:42" }), true);
    expect(screen.getAllByRole("button").map(({ textContent }) => textContent)).toEqual(["Retry with a random split", "Retry"]);
  });

  it("offers no change where the server knows none", () => {
    show(failed(null));
    expect(screen.getAllByRole("button").map(({ textContent }) => textContent)).toEqual(["Retry"]);
  });

  it("says why a change could not be applied", async () => {
    backend.handle((_, response) => json(response, { code: "conflict", status: 409, title: "Conflict", detail: "this one has none", hint: "", error_ref: "e" }, 409));
    show(failed({ split: "auto" }));
    await userEvent.click(screen.getByRole("button", { name: /usual split/ }));
    expect(await screen.findByText("this one has none")).toBeVisible();
    expect(push).not.toHaveBeenCalled();
  });
});

const CHANGES: [Record<string, unknown>, RunRead["settings"], string, string, string][] = [
  [{ learning_rate: null }, {}, "Retry with the usual learning rate", "Reintentar con la tasa de aprendizaje habitual", "Réessayer avec le taux d’apprentissage habituel"],
  [{ batch_size: 64 }, {}, "Retry with a batch size of 64", "Reintentar con un tamaño de lote de 64", "Réessayer avec une taille de lot de 64"],
  [{ batch_size: 64, hidden_sizes: null }, {}, "Retry with a batch size of 64 and the usual hidden layers", "Reintentar con un tamaño de lote de 64 y las capas ocultas habituales", "Réessayer avec une taille de lot de 64 et les couches cachées habituelles"],
  [{ time_limit_s: 600 }, {}, "Retry with a time limit of 600 s", "Reintentar con un límite de tiempo de 600 s", "Réessayer avec une limite de temps de 600 s"],
  [{ time_limit_s: 8.7 }, {}, "Retry with a time limit of 8.7 s", "Reintentar con un límite de tiempo de 8.7 s", "Réessayer avec une limite de temps de 8.7 s"],
  [{ ignored_columns: ["tax"] }, {}, "Retry without the column tax", "Reintentar sin la columna tax", "Réessayer sans la colonne tax"],
  [{ ignored_columns: ["old", "a", "b"] }, { ignored_columns: ["old"] }, "Retry without the columns a, b", "Reintentar sin las columnas a, b", "Réessayer sans les colonnes a, b"],
  [{ ignored_columns: ["a", "b", "c", "d"] }, {}, "Retry without the columns a, b, c and 1 other", "Reintentar sin las columnas a, b, c y 1 otra", "Réessayer sans les colonnes a, b, c et 1 autre"],
  [{ ignored_columns: [] }, { ignored_columns: ["zz"] }, "Retry without leaving out zz, which the table lacks", "Reintentar sin excluir zz, que no está en la tabla", "Réessayer sans exclure zz, absent de la table"],
  [{ keep_leaks: ["tax"] }, { keep_leaks: ["tax", "zz"] }, "Retry without keeping zz, which the table lacks", "Reintentar sin conservar zz, que no está en la tabla", "Réessayer sans garder zz, absent de la table"],
  [{ split: "auto" }, {}, "Retry with the usual split", "Reintentar con el reparto habitual", "Réessayer avec le partage habituel"],
  [{ property_columns: null }, {}, "Retry with homes that are found by their columns", "Reintentar con viviendas reconocidas por sus columnas", "Réessayer avec des logements reconnus par leurs colonnes"],
  [{ property_columns: [] }, {}, "Retry with every sale as a home of its own", "Reintentar con cada venta como una vivienda propia", "Réessayer avec chaque vente comme un logement à part"],
  [{ text_encoder: null }, {}, "Retry without the text encoder", "Reintentar sin el codificador de textos", "Réessayer sans l’encodeur de textes"],
  [{ model_type: "lightgbm", params: {}, learning_rate: null }, {}, "Retry with LightGBM, which needs less memory", "Reintentar con LightGBM, que necesita menos memoria", "Réessayer avec LightGBM, qui demande moins de mémoire"],
  [{ params: { lambda_l2: 1 } }, {}, "Retry with the usual parameters of the model", "Reintentar con los parámetros habituales del modelo", "Réessayer avec les paramètres habituels du modèle"],
  [{ batch_size: 64, of_a_newer_server: 1 }, {}, "Retry in the server's words", "Retry in the server's words", "Retry in the server's words"],
];

describe("a change in words", () => {
  it.each(CHANGES)("%j", async (fields, settings, ...words) => {
    const run = failed(fields, settings);
    const texts = await Promise.all((["en", "es", "fr"] as const).map((locale) => textIn(remedyMessages, locale)));
    expect(texts.map((text) => remedyLabel(run, text))).toEqual(words);
  });
});
