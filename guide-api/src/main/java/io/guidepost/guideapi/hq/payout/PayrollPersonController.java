package io.guidepost.guideapi.hq.payout;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.payout.EnterPayrollPerson;
import io.guidepost.domain.payout.PayrollPeople;
import io.guidepost.domain.payout.PayrollPerson;
import io.guidepost.domain.privacy.Masked;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What the payroll knows of a guide: the employee number, and the real name that WeChat wants for larger transfers. */
@RestController
@RequestMapping("/api/admin/v1/guides/{guideId}/payroll-person")
class PayrollPersonController {

    private final EnterPayrollPerson enter;
    private final PayrollPeople people;
    private final Offload offload;

    PayrollPersonController(EnterPayrollPerson enter, PayrollPeople people, Offload offload) {
        this.enter = enter;
        this.people = people;
        this.offload = offload;
    }

    /** The name is shown masked only. */
    @Operation(summary = "工资单上的导购 The guide as payroll knows him: the name masked")
    @GetMapping
    Mono<PersonView> show(SignedInAdmin admin, @PathVariable long guideId) {
        Roles.require(admin, Roles.FINANCE);
        return offload.call(() -> people.find(guideId)
                .map(PersonView::from)
                .orElseThrow(() -> Refusal.notFound("工资信息", "payroll person")));
    }

    /** Replaces what was entered before. */
    @Operation(summary = "登记工资单姓名与工号 Tell payroll who a guide is; the name is kept sealed")
    @PutMapping
    Mono<PersonView> enter(SignedInAdmin admin, @PathVariable long guideId, @Valid @RequestBody Entry body) {
        Roles.require(admin, Roles.FINANCE);
        return offload.call(() -> enter.enter(guideId, body.employeeNo(), body.realName(), admin.adminId()))
                .map(PersonView::from);
    }

    /** A name as in an identity card: letters of any script, with dots or blanks between. */
    record Entry(
            @NotNull @Pattern(regexp = "[0-9A-Za-z_-]{1,32}") String employeeNo,
            @NotNull @Pattern(regexp = "[\\p{L}\\p{M}][\\p{L}\\p{M}·• .'-]{0,62}[\\p{L}\\p{M}.]") String realName) {}

    record PersonView(String guideId, String employeeNo, String realNameMasked, String enteredBy, Instant enteredAt) {

        static PersonView from(PayrollPerson person) {
            return new PersonView(
                    Long.toString(person.guideId()),
                    person.employeeNo(),
                    Masked.name(person.realName()),
                    Long.toString(person.enteredBy()),
                    person.enteredAt());
        }
    }
}
