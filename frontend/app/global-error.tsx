"use client";

import { pageMessages } from "@/messages/pages";

const { error: text } = pageMessages.en;

/** The last resort, when even the shell could not be drawn; it may lean on nothing. */
export default function GlobalError({ reset }: { reset: () => void }) {
  return (
    <html lang="en">
      <body style={{ fontFamily: "system-ui, sans-serif", padding: "2rem" }}>
        <h1>{text.title}</h1>
        <p>{text.lead}</p>
        <button type="button" onClick={reset}>
          {text.retry}
        </button>
      </body>
    </html>
  );
}
