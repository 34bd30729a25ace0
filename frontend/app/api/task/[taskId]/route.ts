import { forward } from "@/lib/proxy/forward";

export const dynamic = "force-dynamic";
export const runtime = "nodejs";

/** State and progress of one training. */
export async function GET(request: Request, { params }: { params: Promise<{ taskId: string }> }): Promise<Response> {
  const { taskId } = await params;
  return forward(request, `/task/${encodeURIComponent(taskId)}/status`);
}
