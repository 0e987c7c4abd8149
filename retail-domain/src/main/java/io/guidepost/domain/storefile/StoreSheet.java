package io.guidepost.domain.storefile;

import io.guidepost.domain.channel.Channel;
import io.guidepost.domain.sheet.CellFault;
import io.guidepost.domain.sheet.CellReader;
import io.guidepost.domain.sheet.SheetColumn;
import io.guidepost.domain.sheet.SheetRow;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a store stands in a row of a table; an empty cell leaves what there is. */
final class StoreSheet {

    static final String STORE = "storeId";
    static final String ADDRESS = "address";
    static final String PHONE = "storePhone";
    static final String LATITUDE = "latitude";
    static final String LONGITUDE = "longitude";

    static final Map<Channel, String> CODES = new EnumMap<>(Map.of(
            Channel.POS, "posCode",
            Channel.TMALL, "tmallCode",
            Channel.JD, "jdCode",
            Channel.DOUYIN, "douyinCode",
            Channel.OUTLET, "outletCode"));

    static final List<SheetColumn> COLUMNS = List.of(
            SheetColumn.text(STORE, "门店编号", "Store ID"),
            SheetColumn.ignored("store", "门店", "Store"),
            SheetColumn.ignored("region", "大区", "Region"),
            SheetColumn.ignored("ownership", "归属类型", "Ownership"),
            SheetColumn.ignored("state", "状态", "State"),
            SheetColumn.text(ADDRESS, "地址", "Address"),
            SheetColumn.text(PHONE, "门店电话", "Store phone"),
            SheetColumn.text(LATITUDE, "纬度", "Latitude"),
            SheetColumn.text(LONGITUDE, "经度", "Longitude"),
            SheetColumn.text("posCode", "POS编码", "POS code"),
            SheetColumn.text("tmallCode", "天猫编码", "Tmall code"),
            SheetColumn.text("jdCode", "京东编码", "JD code"),
            SheetColumn.text("douyinCode", "抖音编码", "Douyin code"),
            SheetColumn.text("outletCode", "奥莱编码", "Outlet code"));

    private StoreSheet() {}

    /** One row as far as it could be understood; places are in millionths of a degree. */
    record Parsed(
            int row,
            Optional<Long> storeId,
            Optional<String> address,
            Optional<String> phone,
            Optional<Integer> latitudeE6,
            Optional<Integer> longitudeE6,
            Map<Channel, String> codes,
            List<CellFault> faults) {}

    static Parsed parse(SheetRow row) {
        var cells = new CellReader(row).require(STORE);
        var phone = cells.text(PHONE, 32);
        if (phone.filter(text -> !text.matches("[0-9+\\- ]{0,32}")).isPresent()) {
            cells.fault(PHONE, "phone_invalid", "电话只能含数字、空格、+ 和 -", "A phone has digits, blanks, + and - alone");
        }
        if (row.cell(LATITUDE).isPresent() != row.cell(LONGITUDE).isPresent()) {
            cells.fault(LATITUDE, "place_incomplete", "经度和纬度须一起填写", "Give latitude and longitude together");
        }
        var codes = new EnumMap<Channel, String>(Channel.class);
        CODES.forEach((channel, column) -> cells.text(column, 64).ifPresent(code -> codes.put(channel, code)));
        return new Parsed(
                row.number(),
                cells.id(STORE),
                cells.text(ADDRESS, 200),
                phone,
                degrees(cells, LATITUDE, 90),
                degrees(cells, LONGITUDE, 180),
                codes,
                cells.faults());
    }

    private static Optional<Integer> degrees(CellReader cells, String column, int most) {
        var text = cells.text(column, 20);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (text.get().matches("-?[0-9]{1,3}(\\.[0-9]{1,6})?")) {
            var degrees = new BigDecimal(text.get());
            if (degrees.abs().compareTo(BigDecimal.valueOf(most)) <= 0) {
                return Optional.of(degrees.movePointRight(6).intValueExact());
            }
        }
        cells.fault(
                column,
                "degrees_invalid",
                "须为 -%d 到 %d 的度数,最多六位小数".formatted(most, most),
                "Degrees from -%d to %d with at most six decimals".formatted(most, most));
        return Optional.empty();
    }
}
