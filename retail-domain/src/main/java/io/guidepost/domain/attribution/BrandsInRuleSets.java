package io.guidepost.domain.attribution;

import io.guidepost.domain.assortment.BrandFollower;
import org.springframework.stereotype.Component;

/** Rule sets go on holding for a brand that is called otherwise, those of the past as well. */
@Component
class BrandsInRuleSets implements BrandFollower {

    private final RuleSetRegister register;

    BrandsInRuleSets(RuleSetRegister register) {
        this.register = register;
    }

    @Override
    public void renamed(String before, String name) {
        register.renameBrand(before, name);
    }
}
