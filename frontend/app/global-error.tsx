"use client";

import { pageText } from "@/messages/pages";

/** The last resort, when even the shell could not be drawn; it may lean on nothing. */
export default function GlobalError({ reset }: { reset: () => void }) {
  return (
    <html lang="en">
      <body style={{ fontFamily: "system-ui, sans-serif", padding: "2rem" }}>
        <h1>{pageText.error.title}</h1>
        <p>{pageText.error.lead}</p>
        <button type="button" onClick={reset}>
          {pageText.error.retry}
        </button>
      </body>
    </html>
  );
}
