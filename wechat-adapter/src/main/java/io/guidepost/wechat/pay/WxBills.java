package io.guidepost.wechat.pay;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.books.WeChatBills;
import io.guidepost.wechat.call.TencentCalls;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * The daily bills: payments and refunds from the trade bill, transfers from the fund-flow bill of the account that pays them.
 * A bill is unpacked into a file, because it may be large, and believed only when its SHA-1 is the one that was signed for.
 */
final class WxBills implements WeChatBills {

    private static final String TRADE = "/v3/bill/tradebill?bill_date=%s&bill_type=ALL&tar_type=GZIP";
    private static final String TRANSFERS = "/v3/bill/fundflowbill?bill_date=%s&account_type=OPERATION&tar_type=GZIP";
    private static final String NOTHING_THAT_DAY = "NO_STATEMENT_EXIST";

    private final PayClient client;

    WxBills(PayClient client) {
        this.client = client;
    }

    @Override
    public void read(LocalDate on, Consumer<Movement> each) {
        read("pay/trade-bill", TRADE.formatted(on), "总交易单数", (columns, row) -> {
            switch (row.get(columns.at("交易状态"))) {
                case "SUCCESS" ->
                    each.accept(
                            new Movement(Kind.PAYMENT, row.get(columns.at("微信订单号")), fen(row.get(columns.at("订单金额")))));
                case "REFUND" -> {
                    // What was still at work when the bill was made is on no later one.
                    if (!row.get(columns.at("退款状态")).equals("CLOSED")) {
                        each.accept(new Movement(
                                Kind.REFUND, row.get(columns.at("商户退款单号")), fen(row.get(columns.at("申请退款金额")))));
                    }
                }
                default -> {
                    // Revoked trades move nothing.
                }
            }
        });
        read("pay/fund-flow-bill", TRANSFERS.formatted(on), "资金流水总笔数", (columns, row) -> {
            if (row.get(columns.at("收支类型")).equals("支出")
                    && row.get(columns.at("业务类型")).contains("转账")) {
                each.accept(
                        new Movement(Kind.TRANSFER, row.get(columns.at("业务凭证号")), fen(row.get(columns.at("收支金额（元）")))));
            }
        });
    }

    private void read(String api, String path, String sumsBeginWith, BiConsumer<Columns, List<String>> each) {
        var link = link(api, path);
        if (link.isEmpty()) {
            return;
        }
        var hash = PayFields.text(link.get(), "hash_value");
        try {
            var file = Files.createTempFile("bill", ".csv");
            try {
                var found = client.download(api, PayFields.text(link.get(), "download_url"), file);
                if (!found.equalsIgnoreCase(hash)) {
                    throw TencentCalls.unclear("garbled", "A bill is not what its hash says", null);
                }
                parse(file, sumsBeginWith, each);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException noRoom) {
            throw new UncheckedIOException(noRoom);
        }
    }

    private Optional<JsonNode> link(String api, String path) {
        try {
            return Optional.of(client.get(api, path));
        } catch (GatewayRejected rejected) {
            if (rejected.code().equals(NOTHING_THAT_DAY)) {
                return Optional.empty();
            }
            throw rejected;
        }
    }

    /** Rows until the sums begin, whose first figure tells how many rows there were. */
    private static void parse(Path file, String sumsBeginWith, BiConsumer<Columns, List<String>> each)
            throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            var header = lines.readLine();
            if (header == null) {
                throw garbled("it is empty");
            }
            var columns = new Columns(List.of(header.replace("\uFEFF", "").split(",")));
            long rows = 0;
            String line;
            while ((line = lines.readLine()) != null && !line.startsWith(sumsBeginWith)) {
                var row = fields(line);
                if (row.size() != columns.names().size()) {
                    throw garbled("row %d has %d fields".formatted(rows + 1, row.size()));
                }
                each.accept(columns, row);
                rows++;
            }
            var sums = line == null ? null : lines.readLine();
            if (sums == null || !fields(sums).get(0).equals(Long.toString(rows))) {
                throw garbled("it does not have as many rows as it says");
            }
        }
    }

    /** Each field stands behind a back quote, so that a comma in a field divides nothing. */
    private static List<String> fields(String line) {
        var fields = new ArrayList<String>();
        for (var field : (line.startsWith("`") ? line.substring(1) : line).split(",`", -1)) {
            fields.add(field.strip());
        }
        return fields;
    }

    /** Yuan with two digits behind the point. */
    static long fen(String yuan) {
        if (!yuan.matches("\\d{1,12}\\.\\d{2}")) {
            throw garbled("an amount is written " + yuan);
        }
        return Long.parseLong(yuan.replace(".", ""));
    }

    private static RuntimeException garbled(String what) {
        return TencentCalls.unclear("garbled", "A bill is not understood: " + what, null);
    }

    private record Columns(List<String> names) {

        int at(String name) {
            int index = names.indexOf(name);
            if (index < 0) {
                throw garbled("it has no column " + name);
            }
            return index;
        }
    }
}
