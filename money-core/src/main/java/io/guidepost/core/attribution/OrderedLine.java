package io.guidepost.core.attribution;

import io.guidepost.core.sale.LineId;
import io.guidepost.core.sale.SpuId;
import java.util.Objects;

/** What attribution must know of an order line. */
public record OrderedLine(LineId line, SpuId spu) {

    public OrderedLine {
        Objects.requireNonNull(line, "line");
        Objects.requireNonNull(spu, "spu");
    }
}
