"""Small widgets that know nothing of dossiers; import each from its own file.

Every input has `value()`, `set_value(value)` and the signal `changed`; every colour is a token and
every type size a role of `onecua.ui.theme`. What is where (signals after the arrow):

    sizes         PAGE_MARGINS, GAP, scaled(pixels), control_height(widget), text_height(...)
    label         Label(text, role="body", color="text", wrap=False)  ElidedLabel(text, role, color)
    button        ShortcutButton(text, key=None, icon=None, kind="secondary") -> clicked
                  kinds primary, secondary, quiet, danger; set_blocked("chờ lãnh đạo mở" | None)
    key_cap       KeyCap("Ctrl+K")  paint_key_cap(...)
    segmented     Segmented([(value, word), ...], small=False) -> changed(value)
    field         Field(label, control, hint=""): set_problem(text | None), set_note(text | None)
    field_row     FieldRow([(field, width | 0), ...]): problems get the width of the whole row
    side_column   SideColumn(main, width): side (layout), below(); goes under when narrow
    enter_key     enter_moves_on(form): Enter goes to the next field of the form
    text_field    TextField(placeholder="", leading=None) -> changed(str), value() is NFC
                  add_trailing(icon, tip, run)   TextArea(placeholder="", lines=3)
    date_field    DateField() -> changed(date | None), problem();  parse_date(text) -> date
    choice_field  ChoiceField([(value, word), ...]) -> changed(value)
    number_field  NumberField(low, high, suffix="") -> changed(int)
    check_box     CheckBox(text) -> toggled (Qt's own isChecked/setChecked)
    chip          Chip(word, [(value, word), ...]) -> changed(value | None), opened
    card          Card(title="", note="", small=False): body, set_head(widget), set_note(text)
    banner        Banner(kind, strong="", text=""): set_words(), add_action(text, run, key=None)
    message_bar   MessageBar(parent): show_message(text, kind, action="", run=None)
    problem_summary  ProblemSummary(): set_problems([(name, widget), ...]), go_to_next()  (F8)
    suggest_box   SuggestBox(placeholder, key=None): set_source(text -> [Suggestion]) -> picked
    day_strip     DayStrip(): set_cells([DayCell(weekday, day, word, kind, tip)]) -> asked
    urgency       UrgencyKind, Urgency(kind, words), UrgencyLabel(urgency), paint_urgency(...)
    paged_model   Column(title, value, width, ...), PagedTableModel(columns, fetch, count)
    table_view    TableView(): set_model(model) -> row_changed(row), row_opened(row), sort_asked
    copying_table  CopyingTable(copy): a TableView that Ctrl+C copies whole
    row_delegate  RowDelegate and its item roles
    two_line_list TwoLineList(): set_entries([Entry | Group]) -> opened(Entry), entry_changed
    gauge         Gauge(): set_reading(GaugeReading(...)) -> clicked
                  BarRow(name, rate, fraction, figure)   paint_bar(...)
    stack_bar     StackBar(height=14): set_parts([Part(count, token, word, ink)])
    distribution_bars  DistributionBars(heads): set_lines([LevelKey], [BarLine]) -> moved_to(rect)
    trend_line    TrendLine(): set_points([(name, value | None)], last)
    trend_bars    TrendBars(): set_bars([TrendBar(label, first, second, alert)]) -> chosen(int)
    figure_card   FigureCard(icon, word, tone="text", wide=False): set_figure(text, line) -> clicked
    pdf_preview   PdfPreview(): set_pdf(bytes);  print_pdf(parent, bytes) -> bool
    confirm_dialog  confirm(parent, Question(title, words, yes, reason_label="")) -> Answer | None
    task_dialog   TaskPanel(title), run_in_dialog(parent, title, runner, work, done, failed)
    empty_state   EmptyState(icon, title, words, action="", key=None) -> acted
    rail, top_bar, action_bar, status_bar  are the parts of `onecua.ui.frame.Frame`
"""
