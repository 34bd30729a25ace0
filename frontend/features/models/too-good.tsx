import { Alert } from "@/components/ui/alert";
import { doubtsOf } from "@/features/models/doubts";
import { messages } from "@/messages/text";

type TooGoodProps = {
  /** The warnings of each model whose figures stand beside this, by the name to show. */
  models: { name: string; warnings?: string[] | undefined }[];
  className?: string;
};

/** Stands before figures that no honest model of a market reaches; nothing where there are none. */
export function TooGood({ models, className }: TooGoodProps) {
  const doubts = doubtsOf(models);
  if (doubts.length === 0) return null;
  return (
    <Alert tone="danger" title={messages.models.tooGood} className={className ?? ""}>
      {doubts.map(({ name, text }) => (
        <p key={`${name} ${text}`}>
          {name}: {text}
        </p>
      ))}
    </Alert>
  );
}
