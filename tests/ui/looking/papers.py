"""Records beside the list and as pages, and the forms for new ones."""

from .hand import Hand, Key, States

RICH = """SELECT c.rid FROM customer c WHERE trashed_at IS NULL
    AND EXISTS (SELECT 1 FROM contact WHERE customer = c.id AND trashed_at IS NULL)
    AND EXISTS (SELECT 1 FROM deal WHERE customer = c.id AND trashed_at IS NULL)
    AND EXISTS (SELECT 1 FROM follow_up WHERE customer = c.id AND trashed_at IS NULL) LIMIT 1"""


class Papers(Hand):
    def record(self) -> States:
        page = self.go("customers")
        core, pane = self.window.core, page.beside.pane
        rid = core.db.execute(RICH).fetchone()[0]
        self.window.open_record("customer", rid)
        self.until(lambda: pane.shown is not None and pane.shown.rid == rid)
        for part in pane.parts.of("customer"):
            pane.show_part(part)
            self.rest()
            yield f"customer beside, {part}"
        pane.show_part("fields")
        for name in ("name", "region", "source", "notes"):
            pane.edit_field(name)
            self.rest()
            if pane.parts.fields.editing:
                yield f"customer beside, editing {name}"
                pane.parts.commit()
                self.rest()
        pane.focus_follow_up()
        self.rest()
        self.type(pane.box.text, "谈了价格，下周再来")
        yield "follow-up box"
        pane.box.text.clear()
        pane.box.leave()
        self.rest()
        for kind, sql in (("contact", "contact"), ("deal", "deal"), ("reminder", "reminder")):
            (other,) = core.db.execute(
                f"SELECT rid FROM {sql} WHERE trashed_at IS NULL AND customer = (SELECT id FROM customer WHERE rid = ?)"
                if kind != "reminder"
                else "SELECT rid FROM reminder WHERE trashed_at IS NULL AND ? LIMIT 1",
                (rid,),
            ).fetchone()
            pane.go(kind, other)
            self.until(lambda: pane.shown is not None and pane.shown.kind == kind)  # noqa: B023
            for part in pane.parts.of(kind):
                pane.show_part(part)
                self.rest()
                yield f"{kind} beside, {part}"
            pane.go_back()
            self.until(lambda: pane.shown.kind == "customer")
        page.beside.expand()
        self.rest()
        wide = page.beside.page.pane
        for part in wide.parts.of("customer"):
            wide.show_part(part)
            self.rest()
            yield f"customer's page, {part}"
        wide.ask_new("contact")
        self.rest()
        yield "customer's page with a form"
        page.beside._give_up_form()
        page.beside.collapse()
        self.rest()

    def forms(self) -> States:
        page = self.go("customers")
        for kind in ("customer", "contact", "deal", "reminder"):
            page.start_new(kind, {})
            self.rest()
            form = page.beside.form
            yield f"new {kind}"
            if form.body.more.isVisible():
                self.click(form.body.more)
                yield f"new {kind}, all fields"
            self.click(form.save_button)
            yield f"new {kind}, something is missing"
            page.beside._give_up_form()
            self.rest()
        page.start_new("customer", {})
        self.rest()
        row = page.beside.form.rows["name"]
        self.type(row.editor.focusProxy() or row.editor, page.model.cell(0, 0).text)
        self.until(lambda: page.beside.at_rest)
        yield "new customer, there is one like it"
        page.beside.form.rows["grade"].editor.begin()
        self.key(Key.Key_Down)
        yield "new customer, what can be chosen"
        page.beside._give_up_form()
        page.start_new("reminder", {})
        self.rest()
        page.beside.form.rows["due_at"].editor.begin()
        self.key(Key.Key_Down)
        yield "new reminder, which day"
        page.beside._give_up_form()
        self.rest()
        page.start_new("customer", {})
        self.rest()
        yield "new customer, a draft is offered"
        self.click(page.beside.form.throw_away)
        page.beside._give_up_form()
        self.rest()
