"""Contains all the data models used in inputs/outputs"""

from .account_read import AccountRead
from .account_read_accounts import AccountReadAccounts
from .adjustment_read import AdjustmentRead
from .age_of_sales import AgeOfSales
from .async_train_response import AsyncTrainResponse
from .async_train_response_state import AsyncTrainResponseState
from .attempt_read import AttemptRead
from .audit_check import AuditCheck
from .audit_page import AuditPage
from .audit_read import AuditRead
from .audit_read_detail import AuditReadDetail
from .audit_read_outcome import AuditReadOutcome
from .batch_check_read import BatchCheckRead
from .batch_column import BatchColumn
from .batch_item import BatchItem
from .batch_line import BatchLine
from .batch_page import BatchPage
from .batch_place import BatchPlace
from .batch_points import BatchPoints
from .batch_problem import BatchProblem
from .batch_question import BatchQuestion
from .batch_read import BatchRead
from .batch_read_headers import BatchReadHeaders
from .batch_reading import BatchReading
from .batch_reading_area_unit_type_0 import BatchReadingAreaUnitType0
from .batch_reading_date_order_type_0 import BatchReadingDateOrderType0
from .batch_reading_decimal_type_0 import BatchReadingDecimalType0
from .batch_rows import BatchRows
from .batch_summary import BatchSummary
from .body_append_sales import BodyAppendSales
from .body_check_batch import BodyCheckBatch
from .body_check_batch_area_unit_type_0 import BodyCheckBatchAreaUnitType0
from .body_check_batch_date_order_type_0 import BodyCheckBatchDateOrderType0
from .body_check_batch_decimal_type_0 import BodyCheckBatchDecimalType0
from .body_check_fairness import BodyCheckFairness
from .body_create_batch import BodyCreateBatch
from .body_create_batch_area_unit_type_0 import BodyCreateBatchAreaUnitType0
from .body_create_batch_date_order_type_0 import BodyCreateBatchDateOrderType0
from .body_create_batch_decimal_type_0 import BodyCreateBatchDecimalType0
from .body_create_dataset import BodyCreateDataset
from .body_create_dataset_area_unit import BodyCreateDatasetAreaUnit
from .body_create_dataset_date_order_type_0 import BodyCreateDatasetDateOrderType0
from .body_create_dataset_decimal_type_0 import BodyCreateDatasetDecimalType0
from .body_download_problems import BodyDownloadProblems
from .body_download_problems_area_unit import BodyDownloadProblemsAreaUnit
from .body_download_problems_date_order_type_0 import BodyDownloadProblemsDateOrderType0
from .body_download_problems_decimal_type_0 import BodyDownloadProblemsDecimalType0
from .body_import_in_background import BodyImportInBackground
from .body_import_in_background_area_unit import BodyImportInBackgroundAreaUnit
from .body_import_in_background_date_order_type_0 import (
    BodyImportInBackgroundDateOrderType0,
)
from .body_import_in_background_decimal_type_0 import BodyImportInBackgroundDecimalType0
from .body_inspect_rows import BodyInspectRows
from .body_inspect_rows_area_unit import BodyInspectRowsAreaUnit
from .body_inspect_rows_date_order_type_0 import BodyInspectRowsDateOrderType0
from .body_inspect_rows_decimal_type_0 import BodyInspectRowsDecimalType0
from .body_inspect_rows_state_type_0 import BodyInspectRowsStateType0
from .body_inspect_table import BodyInspectTable
from .body_inspect_table_area_unit import BodyInspectTableAreaUnit
from .body_inspect_table_date_order_type_0 import BodyInspectTableDateOrderType0
from .body_inspect_table_decimal_type_0 import BodyInspectTableDecimalType0
from .celery_health import CeleryHealth
from .column_change_read import ColumnChangeRead
from .column_read import ColumnRead
from .column_read_type import ColumnReadType
from .comparable_read import ComparableRead
from .comparable_read_features import ComparableReadFeatures
from .compare_response import CompareResponse
from .comparison_read import ComparisonRead
from .comparison_request import ComparisonRequest
from .confidence_read import ConfidenceRead
from .confidence_read_band import ConfidenceReadBand
from .contribution import Contribution
from .coverage_row import CoverageRow
from .curve_point import CurvePoint
from .curve_read import CurveRead
from .dataset_list import DatasetList
from .dataset_read import DatasetRead
from .dataset_read_area_unit import DatasetReadAreaUnit
from .dataset_read_problems_item import DatasetReadProblemsItem
from .dataset_ref import DatasetRef
from .dataset_ref_area_unit import DatasetRefAreaUnit
from .dataset_versions import DatasetVersions
from .delivery_detail import DeliveryDetail
from .delivery_detail_channel import DeliveryDetailChannel
from .delivery_detail_state import DeliveryDetailState
from .delivery_detail_topic import DeliveryDetailTopic
from .delivery_page import DeliveryPage
from .delivery_read import DeliveryRead
from .delivery_read_channel import DeliveryReadChannel
from .delivery_read_state import DeliveryReadState
from .delivery_read_topic import DeliveryReadTopic
from .dependence_curve import DependenceCurve
from .dependence_point_read import DependencePointRead
from .dependence_read import DependenceRead
from .difference_read import DifferenceRead
from .difference_read_verdict_type_0 import DifferenceReadVerdictType0
from .differences_read import DifferencesRead
from .download_batch_kind import DownloadBatchKind
from .download_flags_decimal import DownloadFlagsDecimal
from .download_flags_review_type_0 import DownloadFlagsReviewType0
from .download_rows_decimal import DownloadRowsDecimal
from .due_preview_read import DuePreviewRead
from .earlier_value_read import EarlierValueRead
from .earlier_value_read_family import EarlierValueReadFamily
from .edited_cell_read import EditedCellRead
from .effect_figure import EffectFigure
from .effect_panel import EffectPanel
from .effect_panel_figures import EffectPanelFigures
from .effect_panel_verdict_type_0 import EffectPanelVerdictType0
from .effect_sales import EffectSales
from .equity_point import EquityPoint
from .error_flag import ErrorFlag
from .error_flags_read import ErrorFlagsRead
from .estimate import Estimate
from .evaluation_read import EvaluationRead
from .evaluation_read_baselines import EvaluationReadBaselines
from .explanation_read import ExplanationRead
from .explanation_read_reference import ExplanationReadReference
from .fact_read import FactRead
from .fairness_attribute import FairnessAttribute
from .fairness_group import FairnessGroup
from .fairness_list import FairnessList
from .fairness_read import FairnessRead
from .family_status import FamilyStatus
from .family_status_family import FamilyStatusFamily
from .field_read import FieldRead
from .field_read_decimal import FieldReadDecimal
from .field_read_kind import FieldReadKind
from .fire_page import FirePage
from .fire_read import FireRead
from .fire_read_outcome import FireReadOutcome
from .fire_read_promotion_type_0 import FireReadPromotionType0
from .fire_read_run_state_type_0 import FireReadRunStateType0
from .first_row_read import FirstRowRead
from .flag_reason import FlagReason
from .flagged_sale import FlaggedSale
from .found_place_read import FoundPlaceRead
from .found_places import FoundPlaces
from .frontier_figures import FrontierFigures
from .frontier_figures_vei_conclusion_type_0 import FrontierFiguresVeiConclusionType0
from .frontier_point import FrontierPoint
from .fsd_band import FsdBand
from .fsd_band_name import FsdBandName
from .get_batch_rows_confidence_type_0 import GetBatchRowsConfidenceType0
from .get_batch_rows_shown import GetBatchRowsShown
from .get_model_evidence_format import GetModelEvidenceFormat
from .get_model_evidence_response_200 import GetModelEvidenceResponse200
from .get_model_report_format import GetModelReportFormat
from .get_model_report_response_200 import GetModelReportResponse200
from .get_sales_checks_review_type_0 import GetSalesChecksReviewType0
from .group_importance_read import GroupImportanceRead
from .group_measure import GroupMeasure
from .group_measures import GroupMeasures
from .group_row import GroupRow
from .group_row_level_type_0 import GroupRowLevelType0
from .group_table import GroupTable
from .groups import Groups
from .guard_read import GuardRead
from .health import Health
from .health_status import HealthStatus
from .history_read import HistoryRead
from .implied_read import ImpliedRead
from .importance_of_groups import ImportanceOfGroups
from .importance_read import ImportanceRead
from .inspected_column import InspectedColumn
from .inspected_column_made_from import InspectedColumnMadeFrom
from .inspected_row import InspectedRow
from .inspected_row_state import InspectedRowState
from .inspected_rows import InspectedRows
from .inspection_read import InspectionRead
from .inspection_read_area_unit import InspectionReadAreaUnit
from .inspection_read_derived import InspectionReadDerived
from .inspection_read_dialect import InspectionReadDialect
from .inspection_read_first_row import InspectionReadFirstRow
from .inspection_read_leaks_item import InspectionReadLeaksItem
from .invitation import Invitation
from .invitation_role import InvitationRole
from .invited_read import InvitedRead
from .key_list import KeyList
from .key_read import KeyRead
from .key_read_scopes_item import KeyReadScopesItem
from .key_request import KeyRequest
from .key_request_scopes_item import KeyRequestScopesItem
from .kind_review import KindReview
from .kind_review_decision import KindReviewDecision
from .labels_change import LabelsChange
from .later_sales import LaterSales
from .latest_origins import LatestOrigins
from .latest_sales_effect import LatestSalesEffect
from .leader_read import LeaderRead
from .leader_read_family import LeaderReadFamily
from .leader_read_status import LeaderReadStatus
from .link_look import LinkLook
from .link_opening import LinkOpening
from .link_read import LinkRead
from .link_read_role import LinkReadRole
from .link_use import LinkUse
from .list_models_family_type_0 import ListModelsFamilyType0
from .list_models_scores import ListModelsScores
from .list_models_status_type_0 import ListModelsStatusType0
from .list_runs_model_type_type_0 import ListRunsModelTypeType0
from .list_runs_state_type_0 import ListRunsStateType0
from .market_curve import MarketCurve
from .market_index_read import MarketIndexRead
from .market_index_read_period_months import MarketIndexReadPeriodMonths
from .market_point import MarketPoint
from .market_watch import MarketWatch
from .model_errors_read import ModelErrorsRead
from .model_page import ModelPage
from .model_read import ModelRead
from .model_read_baselines import ModelReadBaselines
from .model_read_family import ModelReadFamily
from .model_read_split import ModelReadSplit
from .model_read_status import ModelReadStatus
from .model_schema_read import ModelSchemaRead
from .model_schema_read_area_unit import ModelSchemaReadAreaUnit
from .model_schema_read_example import ModelSchemaReadExample
from .model_schema_read_reference import ModelSchemaReadReference
from .model_value import ModelValue
from .model_value_family import ModelValueFamily
from .model_watch import ModelWatch
from .models_status import ModelsStatus
from .money_band import MoneyBand
from .new_key_read import NewKeyRead
from .new_valuation_link_read import NewValuationLinkRead
from .not_shown import NotShown
from .origin_scores import OriginScores
from .other_sales import OtherSales
from .own_sale_read import OwnSaleRead
from .owned_read import OwnedRead
from .owned_read_sharing import OwnedReadSharing
from .pair_read import PairRead
from .part_health import PartHealth
from .part_health_name import PartHealthName
from .password_change import PasswordChange
from .personal_notices import PersonalNotices
from .personal_notices_topics_item import PersonalNoticesTopicsItem
from .places_read import PlacesRead
from .points_read import PointsRead
from .predict_request import PredictRequest
from .predict_request_detail import PredictRequestDetail
from .predict_request_features import PredictRequestFeatures
from .predict_response import PredictResponse
from .predict_response_family import PredictResponseFamily
from .problem import Problem
from .problem_places_item import ProblemPlacesItem
from .progress_read import ProgressRead
from .promotion import Promotion
from .promotion_list import PromotionList
from .promotion_read import PromotionRead
from .proposal_answer import ProposalAnswer
from .proposal_list import ProposalList
from .proposal_read import ProposalRead
from .proposal_read_state import ProposalReadState
from .provider_page import ProviderPage
from .quantile_read import QuantileRead
from .range_read import RangeRead
from .range_record_read import RangeRecordRead
from .ratio_study import RatioStudy
from .ratio_study_estimates import RatioStudyEstimates
from .ratio_study_standards import RatioStudyStandards
from .ratio_study_vei_conclusion_type_0 import RatioStudyVeiConclusionType0
from .recalibration import Recalibration
from .recipient_create import RecipientCreate
from .recipient_create_topics_item import RecipientCreateTopicsItem
from .recipient_edit import RecipientEdit
from .recipient_edit_topics_item import RecipientEditTopicsItem
from .recipient_list import RecipientList
from .recipient_read import RecipientRead
from .recipient_read_topics_item import RecipientReadTopicsItem
from .refits import Refits
from .refusal_count import RefusalCount
from .repeat_sales_read import RepeatSalesRead
from .resumed_read import ResumedRead
from .review_counts import ReviewCounts
from .reviews_stored import ReviewsStored
from .rolling import Rolling
from .rolling_groups import RollingGroups
from .rolling_origins import RollingOrigins
from .row_read import RowRead
from .rows_read import RowsRead
from .run_change import RunChange
from .run_change_priority import RunChangePriority
from .run_create import RunCreate
from .run_create_model_type import RunCreateModelType
from .run_create_params import RunCreateParams
from .run_create_priority_type_0 import RunCreatePriorityType0
from .run_create_queue import RunCreateQueue
from .run_error import RunError
from .run_error_places_item import RunErrorPlacesItem
from .run_log_read import RunLogRead
from .run_page import RunPage
from .run_read import RunRead
from .run_read_kind import RunReadKind
from .run_read_model_type import RunReadModelType
from .run_read_phase_type_0 import RunReadPhaseType0
from .run_read_priority import RunReadPriority
from .run_read_queue import RunReadQueue
from .run_read_state import RunReadState
from .run_read_task_state import RunReadTaskState
from .run_remedy import RunRemedy
from .run_remedy_fields import RunRemedyFields
from .run_result import RunResult
from .run_result_baselines import RunResultBaselines
from .run_result_family import RunResultFamily
from .run_result_ranges_from_type_0 import RunResultRangesFromType0
from .run_result_split import RunResultSplit
from .run_settings import RunSettings
from .run_settings_params import RunSettingsParams
from .sale_review import SaleReview
from .sale_review_decision import SaleReviewDecision
from .sale_review_history import SaleReviewHistory
from .sale_review_list import SaleReviewList
from .sale_review_read import SaleReviewRead
from .sale_review_read_decision import SaleReviewReadDecision
from .sales_chasing import SalesChasing
from .sales_check_read import SalesCheckRead
from .sales_check_read_outcome import SalesCheckReadOutcome
from .sales_checks_read import SalesChecksRead
from .sales_effect import SalesEffect
from .sales_effect_split import SalesEffectSplit
from .sales_evaluation import SalesEvaluation
from .sales_summary_read import SalesSummaryRead
from .scenario_value import ScenarioValue
from .schedule_list import ScheduleList
from .schedule_notices import ScheduleNotices
from .schedule_notices_topics_item import ScheduleNoticesTopicsItem
from .schedule_read import ScheduleRead
from .schedule_read_model_type import ScheduleReadModelType
from .schedule_write import ScheduleWrite
from .schedule_write_model_type import ScheduleWriteModelType
from .scheduled_dataset import ScheduledDataset
from .scores import Scores
from .session_list import SessionList
from .session_read import SessionRead
from .share_kind import ShareKind
from .shared_sale_read import SharedSaleRead
from .shared_valuation_read import SharedValuationRead
from .shared_valuation_read_confidence import SharedValuationReadConfidence
from .shared_valuation_read_located_by_type_0 import SharedValuationReadLocatedByType0
from .sharing_change import SharingChange
from .sharing_change_sharing import SharingChangeSharing
from .sign_in_request import SignInRequest
from .signed_in_user import SignedInUser
from .signed_in_user_role import SignedInUserRole
from .signed_in_user_scopes_type_0_item import SignedInUserScopesType0Item
from .similar_sales_read import SimilarSalesRead
from .sold_place_read import SoldPlaceRead
from .sold_place_read_features import SoldPlaceReadFeatures
from .sold_place_read_kind import SoldPlaceReadKind
from .standard import Standard
from .stored_dataset_read import StoredDatasetRead
from .subscription_read import SubscriptionRead
from .subscription_read_topics_item import SubscriptionReadTopicsItem
from .table_finding import TableFinding
from .table_question import TableQuestion
from .task_status_response import TaskStatusResponse
from .task_status_response_result_type_0 import TaskStatusResponseResultType0
from .task_status_response_state import TaskStatusResponseState
from .train_async_model_type import TrainAsyncModelType
from .train_model_type import TrainModelType
from .train_request import TrainRequest
from .train_request_params import TrainRequestParams
from .train_request_priority_type_0 import TrainRequestPriorityType0
from .train_request_queue import TrainRequestQueue
from .trial_read import TrialRead
from .trial_read_settings import TrialReadSettings
from .trial_read_state import TrialReadState
from .trimmed import Trimmed
from .trimmed_estimates import TrimmedEstimates
from .tune import Tune
from .tuning_read import TuningRead
from .unsteady_home import UnsteadyHome
from .user_change import UserChange
from .user_change_role_type_0 import UserChangeRoleType0
from .user_list import UserList
from .user_read import UserRead
from .user_read_role import UserReadRole
from .valuation_link_list import ValuationLinkList
from .valuation_link_read import ValuationLinkRead
from .valuation_link_read_state import ValuationLinkReadState
from .valuation_link_request import ValuationLinkRequest
from .valuation_page import ValuationPage
from .valuation_read import ValuationRead
from .valuation_read_family import ValuationReadFamily
from .valuation_read_inputs import ValuationReadInputs
from .valuation_read_located_by_type_0 import ValuationReadLocatedByType0
from .valuation_read_reference import ValuationReadReference
from .valuation_request import ValuationRequest
from .valuation_request_detail import ValuationRequestDetail
from .valuation_request_features import ValuationRequestFeatures
from .valuation_request_located_by_type_0 import ValuationRequestLocatedByType0
from .value_bar import ValueBar
from .value_quantile import ValueQuantile
from .value_tier import ValueTier
from .version_change_read import VersionChangeRead
from .version_change_read_kind import VersionChangeReadKind
from .watch_alarm import WatchAlarm
from .watch_alarm_kind import WatchAlarmKind
from .watch_figures import WatchFigures
from .watch_point import WatchPoint
from .watch_reference import WatchReference
from .webhook_create import WebhookCreate
from .webhook_create_topics_item import WebhookCreateTopicsItem
from .webhook_edit import WebhookEdit
from .webhook_edit_topics_type_0_item import WebhookEditTopicsType0Item
from .webhook_list import WebhookList
from .webhook_read import WebhookRead
from .webhook_read_topics_item import WebhookReadTopicsItem
from .webhook_with_secret import WebhookWithSecret
from .webhook_with_secret_topics_item import WebhookWithSecretTopicsItem
from .what_if_request import WhatIfRequest
from .what_if_request_changes import WhatIfRequestChanges
from .what_if_request_features import WhatIfRequestFeatures
from .what_if_response import WhatIfResponse
from .what_if_response_family import WhatIfResponseFamily
from .worker_read import WorkerRead
from .worst_coverage import WorstCoverage

__all__ = (
    "AccountRead",
    "AccountReadAccounts",
    "AdjustmentRead",
    "AgeOfSales",
    "AsyncTrainResponse",
    "AsyncTrainResponseState",
    "AttemptRead",
    "AuditCheck",
    "AuditPage",
    "AuditRead",
    "AuditReadDetail",
    "AuditReadOutcome",
    "BatchCheckRead",
    "BatchColumn",
    "BatchItem",
    "BatchLine",
    "BatchPage",
    "BatchPlace",
    "BatchPoints",
    "BatchProblem",
    "BatchQuestion",
    "BatchRead",
    "BatchReadHeaders",
    "BatchReading",
    "BatchReadingAreaUnitType0",
    "BatchReadingDateOrderType0",
    "BatchReadingDecimalType0",
    "BatchRows",
    "BatchSummary",
    "BodyAppendSales",
    "BodyCheckBatch",
    "BodyCheckBatchAreaUnitType0",
    "BodyCheckBatchDateOrderType0",
    "BodyCheckBatchDecimalType0",
    "BodyCheckFairness",
    "BodyCreateBatch",
    "BodyCreateBatchAreaUnitType0",
    "BodyCreateBatchDateOrderType0",
    "BodyCreateBatchDecimalType0",
    "BodyCreateDataset",
    "BodyCreateDatasetAreaUnit",
    "BodyCreateDatasetDateOrderType0",
    "BodyCreateDatasetDecimalType0",
    "BodyDownloadProblems",
    "BodyDownloadProblemsAreaUnit",
    "BodyDownloadProblemsDateOrderType0",
    "BodyDownloadProblemsDecimalType0",
    "BodyImportInBackground",
    "BodyImportInBackgroundAreaUnit",
    "BodyImportInBackgroundDateOrderType0",
    "BodyImportInBackgroundDecimalType0",
    "BodyInspectRows",
    "BodyInspectRowsAreaUnit",
    "BodyInspectRowsDateOrderType0",
    "BodyInspectRowsDecimalType0",
    "BodyInspectRowsStateType0",
    "BodyInspectTable",
    "BodyInspectTableAreaUnit",
    "BodyInspectTableDateOrderType0",
    "BodyInspectTableDecimalType0",
    "CeleryHealth",
    "ColumnChangeRead",
    "ColumnRead",
    "ColumnReadType",
    "ComparableRead",
    "ComparableReadFeatures",
    "CompareResponse",
    "ComparisonRead",
    "ComparisonRequest",
    "ConfidenceRead",
    "ConfidenceReadBand",
    "Contribution",
    "CoverageRow",
    "CurvePoint",
    "CurveRead",
    "DatasetList",
    "DatasetRead",
    "DatasetReadAreaUnit",
    "DatasetReadProblemsItem",
    "DatasetRef",
    "DatasetRefAreaUnit",
    "DatasetVersions",
    "DeliveryDetail",
    "DeliveryDetailChannel",
    "DeliveryDetailState",
    "DeliveryDetailTopic",
    "DeliveryPage",
    "DeliveryRead",
    "DeliveryReadChannel",
    "DeliveryReadState",
    "DeliveryReadTopic",
    "DependenceCurve",
    "DependencePointRead",
    "DependenceRead",
    "DifferenceRead",
    "DifferenceReadVerdictType0",
    "DifferencesRead",
    "DownloadBatchKind",
    "DownloadFlagsDecimal",
    "DownloadFlagsReviewType0",
    "DownloadRowsDecimal",
    "DuePreviewRead",
    "EarlierValueRead",
    "EarlierValueReadFamily",
    "EditedCellRead",
    "EffectFigure",
    "EffectPanel",
    "EffectPanelFigures",
    "EffectPanelVerdictType0",
    "EffectSales",
    "EquityPoint",
    "ErrorFlag",
    "ErrorFlagsRead",
    "Estimate",
    "EvaluationRead",
    "EvaluationReadBaselines",
    "ExplanationRead",
    "ExplanationReadReference",
    "FactRead",
    "FairnessAttribute",
    "FairnessGroup",
    "FairnessList",
    "FairnessRead",
    "FamilyStatus",
    "FamilyStatusFamily",
    "FieldRead",
    "FieldReadDecimal",
    "FieldReadKind",
    "FirePage",
    "FireRead",
    "FireReadOutcome",
    "FireReadPromotionType0",
    "FireReadRunStateType0",
    "FirstRowRead",
    "FlagReason",
    "FlaggedSale",
    "FoundPlaceRead",
    "FoundPlaces",
    "FrontierFigures",
    "FrontierFiguresVeiConclusionType0",
    "FrontierPoint",
    "FsdBand",
    "FsdBandName",
    "GetBatchRowsConfidenceType0",
    "GetBatchRowsShown",
    "GetModelEvidenceFormat",
    "GetModelEvidenceResponse200",
    "GetModelReportFormat",
    "GetModelReportResponse200",
    "GetSalesChecksReviewType0",
    "GroupImportanceRead",
    "GroupMeasure",
    "GroupMeasures",
    "GroupRow",
    "GroupRowLevelType0",
    "GroupTable",
    "Groups",
    "GuardRead",
    "Health",
    "HealthStatus",
    "HistoryRead",
    "ImpliedRead",
    "ImportanceOfGroups",
    "ImportanceRead",
    "InspectedColumn",
    "InspectedColumnMadeFrom",
    "InspectedRow",
    "InspectedRowState",
    "InspectedRows",
    "InspectionRead",
    "InspectionReadAreaUnit",
    "InspectionReadDerived",
    "InspectionReadDialect",
    "InspectionReadFirstRow",
    "InspectionReadLeaksItem",
    "Invitation",
    "InvitationRole",
    "InvitedRead",
    "KeyList",
    "KeyRead",
    "KeyReadScopesItem",
    "KeyRequest",
    "KeyRequestScopesItem",
    "KindReview",
    "KindReviewDecision",
    "LabelsChange",
    "LaterSales",
    "LatestOrigins",
    "LatestSalesEffect",
    "LeaderRead",
    "LeaderReadFamily",
    "LeaderReadStatus",
    "LinkLook",
    "LinkOpening",
    "LinkRead",
    "LinkReadRole",
    "LinkUse",
    "ListModelsFamilyType0",
    "ListModelsScores",
    "ListModelsStatusType0",
    "ListRunsModelTypeType0",
    "ListRunsStateType0",
    "MarketCurve",
    "MarketIndexRead",
    "MarketIndexReadPeriodMonths",
    "MarketPoint",
    "MarketWatch",
    "ModelErrorsRead",
    "ModelPage",
    "ModelRead",
    "ModelReadBaselines",
    "ModelReadFamily",
    "ModelReadSplit",
    "ModelReadStatus",
    "ModelSchemaRead",
    "ModelSchemaReadAreaUnit",
    "ModelSchemaReadExample",
    "ModelSchemaReadReference",
    "ModelValue",
    "ModelValueFamily",
    "ModelWatch",
    "ModelsStatus",
    "MoneyBand",
    "NewKeyRead",
    "NewValuationLinkRead",
    "NotShown",
    "OriginScores",
    "OtherSales",
    "OwnSaleRead",
    "OwnedRead",
    "OwnedReadSharing",
    "PairRead",
    "PartHealth",
    "PartHealthName",
    "PasswordChange",
    "PersonalNotices",
    "PersonalNoticesTopicsItem",
    "PlacesRead",
    "PointsRead",
    "PredictRequest",
    "PredictRequestDetail",
    "PredictRequestFeatures",
    "PredictResponse",
    "PredictResponseFamily",
    "Problem",
    "ProblemPlacesItem",
    "ProgressRead",
    "Promotion",
    "PromotionList",
    "PromotionRead",
    "ProposalAnswer",
    "ProposalList",
    "ProposalRead",
    "ProposalReadState",
    "ProviderPage",
    "QuantileRead",
    "RangeRead",
    "RangeRecordRead",
    "RatioStudy",
    "RatioStudyEstimates",
    "RatioStudyStandards",
    "RatioStudyVeiConclusionType0",
    "Recalibration",
    "RecipientCreate",
    "RecipientCreateTopicsItem",
    "RecipientEdit",
    "RecipientEditTopicsItem",
    "RecipientList",
    "RecipientRead",
    "RecipientReadTopicsItem",
    "Refits",
    "RefusalCount",
    "RepeatSalesRead",
    "ResumedRead",
    "ReviewCounts",
    "ReviewsStored",
    "Rolling",
    "RollingGroups",
    "RollingOrigins",
    "RowRead",
    "RowsRead",
    "RunChange",
    "RunChangePriority",
    "RunCreate",
    "RunCreateModelType",
    "RunCreateParams",
    "RunCreatePriorityType0",
    "RunCreateQueue",
    "RunError",
    "RunErrorPlacesItem",
    "RunLogRead",
    "RunPage",
    "RunRead",
    "RunReadKind",
    "RunReadModelType",
    "RunReadPhaseType0",
    "RunReadPriority",
    "RunReadQueue",
    "RunReadState",
    "RunReadTaskState",
    "RunRemedy",
    "RunRemedyFields",
    "RunResult",
    "RunResultBaselines",
    "RunResultFamily",
    "RunResultRangesFromType0",
    "RunResultSplit",
    "RunSettings",
    "RunSettingsParams",
    "SaleReview",
    "SaleReviewDecision",
    "SaleReviewHistory",
    "SaleReviewList",
    "SaleReviewRead",
    "SaleReviewReadDecision",
    "SalesChasing",
    "SalesCheckRead",
    "SalesCheckReadOutcome",
    "SalesChecksRead",
    "SalesEffect",
    "SalesEffectSplit",
    "SalesEvaluation",
    "SalesSummaryRead",
    "ScenarioValue",
    "ScheduleList",
    "ScheduleNotices",
    "ScheduleNoticesTopicsItem",
    "ScheduleRead",
    "ScheduleReadModelType",
    "ScheduleWrite",
    "ScheduleWriteModelType",
    "ScheduledDataset",
    "Scores",
    "SessionList",
    "SessionRead",
    "ShareKind",
    "SharedSaleRead",
    "SharedValuationRead",
    "SharedValuationReadConfidence",
    "SharedValuationReadLocatedByType0",
    "SharingChange",
    "SharingChangeSharing",
    "SignInRequest",
    "SignedInUser",
    "SignedInUserRole",
    "SignedInUserScopesType0Item",
    "SimilarSalesRead",
    "SoldPlaceRead",
    "SoldPlaceReadFeatures",
    "SoldPlaceReadKind",
    "Standard",
    "StoredDatasetRead",
    "SubscriptionRead",
    "SubscriptionReadTopicsItem",
    "TableFinding",
    "TableQuestion",
    "TaskStatusResponse",
    "TaskStatusResponseResultType0",
    "TaskStatusResponseState",
    "TrainAsyncModelType",
    "TrainModelType",
    "TrainRequest",
    "TrainRequestParams",
    "TrainRequestPriorityType0",
    "TrainRequestQueue",
    "TrialRead",
    "TrialReadSettings",
    "TrialReadState",
    "Trimmed",
    "TrimmedEstimates",
    "Tune",
    "TuningRead",
    "UnsteadyHome",
    "UserChange",
    "UserChangeRoleType0",
    "UserList",
    "UserRead",
    "UserReadRole",
    "ValuationLinkList",
    "ValuationLinkRead",
    "ValuationLinkReadState",
    "ValuationLinkRequest",
    "ValuationPage",
    "ValuationRead",
    "ValuationReadFamily",
    "ValuationReadInputs",
    "ValuationReadLocatedByType0",
    "ValuationReadReference",
    "ValuationRequest",
    "ValuationRequestDetail",
    "ValuationRequestFeatures",
    "ValuationRequestLocatedByType0",
    "ValueBar",
    "ValueQuantile",
    "ValueTier",
    "VersionChangeRead",
    "VersionChangeReadKind",
    "WatchAlarm",
    "WatchAlarmKind",
    "WatchFigures",
    "WatchPoint",
    "WatchReference",
    "WebhookCreate",
    "WebhookCreateTopicsItem",
    "WebhookEdit",
    "WebhookEditTopicsType0Item",
    "WebhookList",
    "WebhookRead",
    "WebhookReadTopicsItem",
    "WebhookWithSecret",
    "WebhookWithSecretTopicsItem",
    "WhatIfRequest",
    "WhatIfRequestChanges",
    "WhatIfRequestFeatures",
    "WhatIfResponse",
    "WhatIfResponseFamily",
    "WorkerRead",
    "WorstCoverage",
)
