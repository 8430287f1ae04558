"""The readers of the layout in the order in which their relations stand; each is given the whole report laid out, and gives what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from model.figure import Worded
from parsers.worded.layout.account_by_line import account_relations
from parsers.worded.layout.all_others_full import all_others_full
from parsers.worded.layout.all_reach import all_reach
from parsers.worded.layout.assessed import assessed_fees
from parsers.worded.layout.batches_by_line import batches_by_line
from parsers.worded.layout.chosen_together import chosen_together
from parsers.worded.layout.coded_marks import coded_marks
from parsers.worded.layout.column_ends import column_ends
from parsers.worded.layout.column_means import column_means
from parsers.worded.layout.column_retold import retold_columns
from parsers.worded.layout.column_span import column_spans
from parsers.worded.layout.column_worked import worked_columns
from parsers.worded.layout.columns_compared import columns_compared
from parsers.worded.layout.columns_mined import mined_columns
from parsers.worded.layout.cut_from_total import cuts_from_totals
from parsers.worded.layout.debt_cover import debt_cover
from parsers.worded.layout.graded_rows import graded_rows
from parsers.worded.layout.groups_by_name import groups_by_name
from parsers.worded.layout.heading_marks import heading_marks
from parsers.worded.layout.instalments import instalment_relations
from parsers.worded.layout.introduced import introduced_relations
from parsers.worded.layout.laid import Laid
from parsers.worded.layout.left_of_rows import left_of_rows
from parsers.worded.layout.lines import line_relations
from parsers.worded.layout.losses_of_lines import losses_of_lines
from parsers.worded.layout.lost_of_row import lost_of_rows
from parsers.worded.layout.lots_total import lots_totals
from parsers.worded.layout.mean_of_row import means_of_rows
from parsers.worded.layout.noted_rate import noted_rates
from parsers.worded.layout.numbered_levels import numbered_levels
from parsers.worded.layout.outline import outline_relations
from parsers.worded.layout.pleased_of_row import pleased_of_rows
from parsers.worded.layout.points_of_row import points_of_rows
from parsers.worded.layout.portions import portion_relations
from parsers.worded.layout.progress_rates import progress_rates
from parsers.worded.layout.rate_of_all import rates_of_all
from parsers.worded.layout.rate_of_row import rates_of_rows
from parsers.worded.layout.rates_in_turn import rates_in_turn
from parsers.worded.layout.rest_of_paid import rest_of_paid
from parsers.worded.layout.rest_of_row import rests_of_rows
from parsers.worded.layout.result_of_row import results_of_rows
from parsers.worded.layout.row_gaps import row_gaps
from parsers.worded.layout.row_missing import rows_missing
from parsers.worded.layout.row_retold import row_retold
from parsers.worded.layout.rows_of_account import rows_of_account
from parsers.worded.layout.rows_together import rows_together
from parsers.worded.layout.rows_told import rows_told
from parsers.worded.layout.share_of_row import shares_of_rows
from parsers.worded.layout.subtotals import rows_of_which, subtotal_relations, sums_of_heads
from parsers.worded.layout.tables import table_relations
from parsers.worded.layout.told_beside import totals_told_beside
from parsers.worded.layout.total_of_so_many import totals_of_so_many
from parsers.worded.layout.total_turned import turned_totals

LAYOUT: tuple[Callable[[Laid], Iterable[Worded]], ...] = (
    outline_relations,
    heading_marks,
    line_relations,
    account_relations,
    table_relations,
    portion_relations,
    instalment_relations,
    assessed_fees,
    subtotal_relations,
    numbered_levels,
    debt_cover,
    rest_of_paid,
    rows_of_account,
    introduced_relations,
    retold_columns,
    worked_columns,
    lots_totals,
    column_means,
    totals_of_so_many,
    column_spans,
    column_ends,
    rows_told,
    rows_together,
    rates_of_rows,
    rates_in_turn,
    all_reach,
    shares_of_rows,
    noted_rates,
    groups_by_name,
    losses_of_lines,
    lost_of_rows,
    rates_of_all,
    turned_totals,
    totals_told_beside,
    columns_compared,
    all_others_full,
    rests_of_rows,
    means_of_rows,
    points_of_rows,
    row_gaps,
    pleased_of_rows,
    chosen_together,
    rows_missing,
    batches_by_line,
    coded_marks,
    left_of_rows,
    cuts_from_totals,
    graded_rows,
    progress_rates,
    rows_of_which,
    sums_of_heads,
    mined_columns,
    row_retold,
    results_of_rows,
)
