"""The codes with which a call is refused."""

from __future__ import annotations

from houseprice.jobs.error_codes.entries import ErrorCode

CALL_CODES = (
    ErrorCode(
        "not_json",
        "The body is not JSON in UTF-8, has NaN or Infinity, or is nested too deeply.",
        "Send valid JSON; NaN and Infinity are not JSON, null may be what is meant.",
        status=400,
    ),
    ErrorCode(
        "cross_site",
        "A page of another site sent the call.",
        "Call the API from its own pages or from a program, or add the page's origin to "
        "HOUSEPRICE_ALLOWED_ORIGINS.",
        status=403,
    ),
    ErrorCode(
        "not_signed_in",
        "The studio has accounts, and the call has no valid session or API key.",
        "Sign in, or send an API key that has not expired.",
        status=401,
    ),
    ErrorCode(
        "not_allowed",
        "The role of the user, the scopes of the key or the owner of the object forbid the call.",
        "Ask the owner or an administrator; the detail says what is missing.",
        status=403,
    ),
    ErrorCode(
        "unsafe_listener",
        "Without accounts, the studio is reached from another machine.",
        "Listen on 127.0.0.1, or set HOUSEPRICE_ACCOUNTS=accounts.",
        status=403,
    ),
    ErrorCode(
        "foreign_host",
        "The call names a host that is not the studio's, as after DNS rebinding.",
        "Add the name under which people open the studio to HOUSEPRICE_ALLOWED_HOSTS.",
        status=421,
    ),
    ErrorCode(
        "too_many_requests",
        "The caller is over a limit, such as that of tries to sign in.",
        "Wait as many seconds as Retry-After says.",
        status=429,
    ),
    ErrorCode(
        "accounts_off",
        "The call is about people, and the studio has no accounts.",
        "Start the studio with HOUSEPRICE_ACCOUNTS=accounts.",
        status=409,
    ),
    ErrorCode(
        "openid_unavailable",
        "The OpenID provider does not answer, or is another than HOUSEPRICE_OIDC_ISSUER names.",
        "Try again, or sign in with a password.",
        status=503,
    ),
    ErrorCode(
        "openid_refused",
        "The OpenID provider let nobody in, or its answer proves nothing.",
        "Sign in again; the log of the API says what was wrong with the answer.",
        status=401,
    ),
    ErrorCode(
        "openid_over",
        "A sign-in at the provider has not begun in this browser, was used, or took too long.",
        "Sign in again.",
        status=401,
    ),
    ErrorCode(
        "openid_not_admitted",
        "The provider knows the person, but the studio does not let them in.",
        "Ask an administrator of the studio.",
        status=403,
    ),
    ErrorCode(
        "second_person_needed",
        "The studio asks for a second person, and the model is the caller's own.",
        "Ask another approver to promote it.",
        status=409,
    ),
    ErrorCode(
        "not_found",
        "There is no such run, model, data set, valuation or path.",
        "A GET on the collection lists what exists; /docs has the paths.",
        status=404,
    ),
    ErrorCode(
        "method_not_allowed",
        "The path exists, but not with this method.",
        "The header Allow names the methods.",
        status=405,
    ),
    ErrorCode(
        "conflict",
        "The state of the run, model or data set does not allow the call.",
        "Read the state of the resource first.",
        status=409,
    ),
    ErrorCode(
        "not_comparable",
        "The models were not measured on the same sales.",
        "Evaluate both on the same data set, or train them on the same version of it.",
        status=409,
    ),
    ErrorCode(
        "promotion_refused",
        "The model is not proven better than the champion, or is worse in another respect.",
        "Read the reasons; an override with a reason of your own is possible.",
        status=409,
    ),
    ErrorCode(
        "baseline_not_beaten",
        "The model is no better than a naive rule.",
        "Train with more sales or features; nothing can override this.",
        status=409,
    ),
    ErrorCode(
        "too_large",
        "A body, a file or a table is over a limit.",
        "Send a smaller body, split the table, or import it on the command line.",
        status=413,
    ),
    ErrorCode(
        "unsupported_media_type",
        "The body has another content type than the call takes.",
        "Send Content-Type: application/json, or a form where the call takes a file.",
        status=415,
    ),
    ErrorCode(
        "invalid_input",
        "A request or a setting breaks a rule.",
        "Each place names the field, the rule and the value; /docs has the parameters.",
        status=422,
    ),
    ErrorCode(
        "value_refused",
        "The home is too unlike the sales that the model learned from.",
        "Check the features, or name another model; each place has a reason code.",
        status=422,
    ),
    ErrorCode(
        "idempotency_mismatch",
        "The Idempotency-Key came with another request before.",
        "Use a new key for a new request.",
        status=422,
    ),
    ErrorCode(
        "queue_full",
        "As many runs wait as HOUSEPRICE_MAX_QUEUED allows.",
        "Wait until some have ended, cancel some, or raise HOUSEPRICE_MAX_QUEUED.",
        status=429,
    ),
    ErrorCode(
        "http_error",
        "The server refused the request for another reason of HTTP.",
        "The detail says what it was; /docs has the calls.",
        status=400,
    ),
    ErrorCode(
        "internal_error",
        "The fault is ours.",
        "Report the error_ref to the operator of this server, whose log has the details.",
        status=500,
    ),
    ErrorCode(
        "server_stopping",
        "The server ends while the caller waits for a run, which goes on.",
        "Ask for the run's status in a few seconds; its id is in the places.",
        status=503,
    ),
)
