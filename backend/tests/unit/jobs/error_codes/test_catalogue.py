"""Every code that the code can give is in the catalogue, is documented, and has a real test."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from houseprice.jobs.error_codes import CATALOGUE
from houseprice.jobs.error_codes.document import document

BACKEND = Path(__file__).parents[4]
SOURCE = BACKEND / "src" / "houseprice"
_ENDINGS = "integration/worker/test_supervisor.py::test_every_bad_ending_has_a_code"
_REFUSED = "unit/api/test_problems.py::test_bad_input_is_answered_with_rule_value_and_fix"
_STORAGE = "integration/machines/test_upkeep.py"
_OPENID = "unit/api/routes/test_openid.py"
#: The test that makes each code come up for real.
TESTS = {
    "accounts_off": "unit/api/test_access.py"
    "::test_without_accounts_everything_is_open_but_what_is_about_people",
    "file_too_large": "integration/worker/test_trainer_bounds.py"
    "::test_a_trainer_beyond_a_bound_fails_with_its_number_and_its_setting",
    "foreign_host": "unit/api/test_middleware.py::test_no_page_is_read_under_a_foreign_name",
    "no_broker_server": "unit/cli/soaking/test_own_studio.py"
    "::test_a_soak_without_a_server_says_what_is_missing",
    "not_allowed": "unit/api/test_access.py"
    "::test_a_session_opens_what_its_role_may_do_and_nothing_else",
    "not_signed_in": "unit/api/test_access.py::test_nobody_gets_in",
    "openid_unavailable": f"{_OPENID}"
    "::test_a_provider_that_is_away_is_said_and_passwords_still_work",
    "openid_refused": f"{_OPENID}::test_a_token_that_proves_nothing_lets_nobody_in",
    "openid_over": f"{_OPENID}::test_a_way_back_works_once",
    "openid_not_admitted": f"{_OPENID}::test_a_disabled_user_does_not_come_in_again",
    "second_person_needed": "unit/api/test_access_ownership.py"
    "::test_a_second_person_promotes_where_the_studio_asks_for_one",
    "stored_files_missing": f"{_STORAGE}::test_a_missing_object_makes_the_model_corrupt",
    "stored_files_damaged": f"{_STORAGE}::test_the_scan_finds_a_changed_object",
    "shared_storage_unavailable": f"{_STORAGE}"
    "::test_a_storage_that_is_away_is_said_and_the_run_waits",
    "too_many_requests": "unit/api/routes/test_account.py"
    "::test_the_sixth_try_in_a_minute_has_to_wait_even_with_the_right_password",
    "unsafe_listener": "unit/api/test_middleware.py"
    "::test_without_accounts_nothing_listens_on_the_network",
    "wrong_webhook_key": "unit/services/notifications/test_secrets.py"
    "::test_another_key_is_noticed_and_named",
    "all_failed": "integration/store/test_families.py"
    "::test_a_parent_none_of_whose_families_succeeded_names_each_reason",
    "broker_evicts": "integration/jobs/test_broker_state.py"
    "::test_a_broker_that_throws_messages_away_is_refused",
    "database_too_old": "integration/store/test_schema.py"
    "::test_a_sqlite_that_is_too_old_is_refused_with_the_way_out",
    "not_enough_memory": "unit/services/queueing/test_memory.py"
    "::test_a_training_that_cannot_fit_is_refused_with_the_numbers",
    "baseline_not_beaten": "integration/api/test_promotions.py"
    "::test_a_model_that_a_naive_rule_beats_is_never_promoted",
    "conflict": _REFUSED,
    "corrupt_artifact": "integration/api/test_models.py::test_a_corrupt_model_never_answers",
    "crashed": _ENDINGS,
    "cross_site": "unit/api/test_middleware.py::test_the_origin_decides",
    "database_corrupt": "integration/store/test_schema.py"
    "::test_a_file_that_is_no_database_is_refused_with_the_way_out",
    "database_unavailable": "integration/store/test_schema.py"
    "::test_a_database_that_stays_locked_is_unavailable_and_retryable",
    "dataset_changed": _ENDINGS,
    "dataset_unavailable": "unit/services/test_dataset_points.py"
    "::test_a_built_in_table_is_not_fetched_by_a_page",
    "diverged": _ENDINGS,
    "export_mismatch": "integration/training/test_faults.py"
    "::test_a_network_that_answers_otherwise_is_refused",
    "http_error": "unit/api/test_problems.py::test_another_refusal_of_http_has_a_code_too",
    "idempotency_mismatch": "unit/api/routes/test_train.py::test_the_same_key_is_the_same_run",
    "internal_error": "unit/api/test_problems.py"
    "::test_an_unexpected_fault_shows_a_reference_and_nothing_else",
    "invalid_data": _ENDINGS,
    "invalid_input": _REFUSED,
    "invalid_reply": "integration/worker/test_supervisor.py"
    "::test_a_result_that_fails_its_checksums_is_not_published",
    "killed": _ENDINGS,
    "method_not_allowed": _REFUSED,
    "no_members": "integration/store/test_families.py"
    "::test_a_blend_of_fewer_than_two_models_fails_and_says_so",
    "no_trial": "integration/store/test_tunings.py"
    "::test_failed_trials_count_and_a_tuning_without_any_other_fails",
    "not_comparable": "unit/artifacts/test_comparing.py"
    "::test_models_without_common_sales_are_refused",
    "not_found": _REFUSED,
    "not_json": _REFUSED,
    "out_of_memory": _ENDINGS,
    "outcome_unknown": "integration/store/test_schema.py"
    "::test_a_connection_lost_during_the_commit_leaves_the_outcome_unknown",
    "promotion_refused": "integration/api/test_promotions.py"
    "::test_only_a_model_that_is_proven_better_or_overridden_becomes_champion",
    "queue_full": "unit/api/routes/test_train.py::test_a_full_queue_says_when_to_come_back",
    "server_stopping": "integration/api/test_faults.py"
    "::test_who_waits_for_a_run_hears_that_the_server_stops",
    "stalled": "integration/worker/test_supervisor.py"
    "::test_a_silent_trainer_is_stalled_and_leaves_its_stacks",
    "storage_full": _ENDINGS,
    "storage_not_writable": "integration/api/test_read_only_disk.py"
    "::test_a_submission_says_which_folder_must_be_writable",
    "time_limit": "integration/worker/test_supervisor.py::test_a_training_over_its_time_is_ended",
    "too_large": "unit/api/test_problems.py::test_a_body_that_hides_its_length_is_counted",
    "trainer_crashed": "integration/store/test_transitions.py::test_a_crashed_trainer_is_counted",
    "trainer_not_started": "unit/worker/test_failures.py"
    "::test_a_start_without_a_process_is_tried_again",
    "training_failed": "unit/cli/training_processes/test_pool.py"
    "::test_a_training_that_ends_without_a_result_says_how",
    "unavailable": "unit/services/test_geocoding.py"
    "::test_a_service_that_is_down_is_named_by_its_setting",
    "unsupported_media_type": _REFUSED,
    "value_refused": "integration/api/test_valuations.py"
    "::test_a_home_outside_the_market_is_refused_with_its_reason_codes",
    "worker_lost_repeatedly": "integration/store/test_transitions.py"
    "::test_a_run_that_costs_worker_after_worker_is_given_up",
}


def codes_of(tree: ast.AST) -> Iterator[str]:
    """Codes in the body of an error class, in a keyword, or as the first word of a failure."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            yield from filter(None, (_assigned(part) for part in node.body))
        elif isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else ""
            if name in {"Failure", "_failure", "_body"} and node.args:
                yield from _texts(node.args[0])
            for word in node.keywords:
                if word.arg == "code" and name == "problem":
                    yield from _texts(word.value)


def _assigned(part: ast.stmt) -> str | None:
    target = part.targets[0] if isinstance(part, ast.Assign) else getattr(part, "target", None)
    value = getattr(part, "value", None)
    is_code = isinstance(target, ast.Name) and target.id == "code"
    return value.value if is_code and isinstance(value, ast.Constant) else None


def _texts(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


def used() -> set[str]:
    trees = (ast.parse(file.read_text(encoding="utf-8")) for file in SOURCE.rglob("*.py"))
    return {code for tree in trees for code in codes_of(tree)}


def test_the_catalogue_has_every_code_that_the_source_names() -> None:
    assert used() - CATALOGUE.keys() == set()


def test_the_catalogue_is_complete_and_each_entry_says_what_to_do() -> None:
    assert len(CATALOGUE) >= 40
    for entry in CATALOGUE.values():
        assert entry.when.endswith("."), entry
        assert entry.hint.endswith("."), entry
        assert "again" not in entry.hint or entry.code not in {"killed", "stalled", "crashed"}


def test_no_code_is_in_the_catalogue_twice() -> None:
    rows = [line for line in document().splitlines() if line.startswith("| `")]
    assert len(rows) == len(CATALOGUE)


def test_the_page_of_the_codes_is_made_from_the_catalogue() -> None:
    page = BACKEND.parent / "docs" / "errors.md"
    assert page.read_text(encoding="utf-8") == document(), (
        "run: python -m houseprice.jobs.error_codes.document > docs/errors.md"
    )


def test_each_code_has_a_test_of_its_own() -> None:
    assert TESTS.keys() == CATALOGUE.keys()


@pytest.mark.parametrize("code", sorted(TESTS))
def test_the_test_of_a_code_exists_and_speaks_of_it(code: str) -> None:
    file, name = TESTS[code].split("::")
    path = BACKEND / "tests" / file
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    assert name in functions
