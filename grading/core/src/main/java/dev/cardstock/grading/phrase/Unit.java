package dev.cardstock.grading.phrase;

import dev.cardstock.grading.language.LanguageProfile;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A unit of measurement.
 *
 * @param name its symbol
 * @param dimension what it measures
 * @param factor how many of the dimension's base unit it is
 * @param offset the base unit's figure where this unit's is 0; not 0 for temperatures only
 */
record Unit(String name, String dimension, double factor, double offset) {
    /** Symbol, dimension, factor, other names in lower case without accents. */
    private static final String TABLE = """
            m length 1 meter metre meters metres metro metros metri metr metra metrow metru metrov метр метра метров μετρο μετρα 米 メートル 미터 متر مترا metrar मीटर เมตร mét
            km length 1000 kilometer kilometre kilometers kilometres kilometre kilometro kilometros chilometro chilometri quilometro quilometros kilometr kilometry kilometrow kilometru километр километра километров км χιλιομετρο χιλιομετρα χλμ 公里 千米 キロメートル キロ 킬로미터 كيلومتر كيلومترات كم किलोमीटर किमी กิโลเมตร กม
            dm length 0.1 decimeter decimetre
            cm length 0.01 centimeter centimetre centimeters centimetres zentimeter centimetro centimetros centimetri centymetr centymetry сантиметр сантиметра сантиметров см εκατοστο εκατοστα 厘米 センチメートル センチ 센티미터 سنتيمتر سم सेंटीमीटर सेमी เซนติเมตร ซม
            mm length 0.001 millimeter millimetre millimeters millimetres milimetro milimetros millimetri milimetr миллиметр мм 毫米 ミリメートル 밀리미터
            µm length 1e-6 micrometer micrometre μm um micron microns
            nm length 1e-9 nanometer nanometre nanometers nanometres нм
            mi length 1609.344 mile miles meile meilen milla millas
            ft length 0.3048 foot feet fuß
            in length 0.0254 inch inches zoll
            yd length 0.9144 yard yards
            ly length 9.4607304725808e15 lightyear lightyears lichtjahr lichtjahre
            kg mass 1 kilogram kilograms kilogramm kilogramme kilogrammes kilo kilos kilogramo kilogramos chilogrammo chilogrammi quilograma quilogramas килограмм килограмма килограммов кг 千克 公斤 キログラム 킬로그램 كيلوغرام كجم किलोग्राम किग्रा กิโลกรัม กก
            g mass 0.001 gram grams gramm gramme grammes gramo gramos grammo grammi grama gramas грамм грамма граммов г 克 グラム 그램 غرام ग्राम กรัม
            mg mass 1e-6 milligram milligrams milligramm milligramme мг 毫克
            t mass 1000 ton tons tonne tonnes tonnen tonelada toneladas tonnellata tonnellate тонна тонны тонн 吨 トン 톤
            lb mass 0.45359237 lbs pound pounds
            s time 1 sec second seconds sekunde sekunden seconde secondes segundo segundos secondo secondi sekund sekundy сек секунда секунды секунд секунду с δευτερολεπτο δευτερολεπτα 秒 초 ثانية saniye सेकंड วินาที giay
            ms time 0.001 millisecond milliseconds millisekunde millisekunden
            min time 60 minute minutes minuten minuto minutos minuti minut minuty минута минуты минут мин λεπτο λεπτα 分钟 分 분 دقيقة dakika मिनट นาที phut
            h time 3600 hr hrs hour hours std stunde stunden heure heures hora horas ora ore uur timmar timme godzina godziny godzin hodina hodiny hodin час часа часов ч ωρα ωρες 小时 个小时 小時 個小時 時間 시간 ساعة saat घंटे घंटा ชั่วโมง gio
            d time 86400 day days tag tage tagen jour jours dia dias giorno giorni dag dagen dagar dni den dny дней день дня ημερα ημερες μερες 天 日 일 يوم يوما gun दिन วัน ngay
            wk time 604800 week weeks woche wochen semaine semaines semana semanas settimana settimane
            yr time 31557600 a year years jahr jahre jahren an ans annee annees ano anos anno anni jaar ar rok lat roku let год года лет ετος ετη χρονια 年 년 سنة yil साल वर्ष ปี nam
            K temperature 1 kelvin
            °C temperature 1 c celsius celsjusza цельсия celsiusa κελσιου सेल्सियस 摄氏度 攝氏度 섭씨 grad degree degrees
            °F temperature 0.5555555555555556 f fahrenheit
            m/s speed 1 mps м/с
            km/h speed 0.2777777777777778 kmh kph км/ч km/u км/час
            km/s speed 1000 км/с
            mph speed 0.44704
            m/s² acceleration 1 m/s2 m/s^2 м/с²
            m² area 1 m2 m^2 qm sqm
            km² area 1e6 km2 km^2 км²
            cm² area 1e-4 cm2 cm^2
            ha area 1e4 hectare hectares hektar
            m³ volume 1 m3 m^3
            cm³ volume 1e-6 cm3 cm^3 cc
            l volume 0.001 liter litre liters litres litro litros litri litr litry литр литра литров л λιτρο λιτρα 升 リットル 리터 لتر लीटर ลิตร lit
            ml volume 1e-6 milliliter millilitre milliliters millilitres мл 毫升
            N force 1 newton newtons
            kN force 1000 kilonewton
            J energy 1 joule joules
            kJ energy 1000 kilojoule kilojoules
            cal energy 4.184 calorie calories
            kcal energy 4184 kilocalorie kilocalories
            eV energy 1.602176634e-19
            kWh energy 3.6e6
            W power 1 watt watts
            kW power 1000 kilowatt kilowatts
            MW power 1e6 megawatt
            Pa pressure 1 pascal
            hPa pressure 100
            kPa pressure 1000
            bar pressure 1e5
            atm pressure 101325 atmosphere atmospheres
            mmHg pressure 133.322387415
            V voltage 1 volt volts
            kV voltage 1000
            A current 1 ampere amperes amp amps
            mA current 0.001
            Ω resistance 1 ohm ohms
            Hz frequency 1 hertz
            kHz frequency 1000
            MHz frequency 1e6
            GHz frequency 1e9
            mol amount 1 mole moles
            g/mol molarmass 1
            dB level 1 decibel decibels
            bit data 1 bits
            B data 8 byte bytes
            kB data 8000 kilobyte kilobytes
            KiB data 8192
            MB data 8e6 megabyte megabytes
            GB data 8e9 gigabyte gigabytes
            TB data 8e12 terabyte terabytes
            % share 0.01 percent prozent percento porcentaje prosent procent pourcent porciento porcento yuzde процент процента процентов
            ° angle 1 deg
            rad angle 57.29577951308232 radian radians
            € euro 1 eur euro euros ευρω евро 欧元 ユーロ 유로
            $ dollar 1 usd dollar dollars dolar dolares доллар долларов 美元 ドル 달러
            £ pound 1 gbp quid
            ¥ yen 1 jpy yen yuan cny rmb 元 円 엔
            ₽ rouble 1 rub рубль рубля рублей
            zł zloty 1 pln zloty zlotych zlote
            ₺ lira 1 tl try lira
            ₹ rupee 1 inr rupee rupees रुपये
            ₩ won 1 krw won 원
            kr krona 1 sek kronor krona kroner
            kč koruna 1 czk korun koruna
            """;
    private static final Map<String, Unit> UNITS = new HashMap<>();
    private static final Map<String, Unit> NAMES = new HashMap<>();

    static {
        TABLE.lines().forEach(line -> {
            String[] parts = line.split(" ");
            double offset = switch (parts[0]) {
                case "°C" -> 273.15;
                case "°F" -> 255.3722222222222;
                default -> 0;
            };
            Unit unit = new Unit(parts[0], parts[1], Double.parseDouble(parts[2]), offset);
            UNITS.put(parts[0], unit);
            for (int i = 3; i < parts.length; i++) {
                NAMES.putIfAbsent(parts[i], unit);
            }
        });
    }

    double base(double figure) {
        return figure * factor + offset;
    }

    /** Whether figures are rather those of a year, after which its word may be left out. */
    boolean isYear(java.util.List<java.math.BigDecimal> values) {
        double value = values.get(0).doubleValue();
        return name.equals("yr") && value >= 1000 && value <= 2200;
    }

    private static final Set<String> PER = Set.of("per", "pro", "par", "por", "al", "na", "в", "за",
            "ανά", "a", "the", "all'", "i", "je", "à", "la", "l'", "o", "el", "/");
    private static final Set<String> DEGREES = Set.of("degrees", "degree", "grad", "stopni",
            "stopnie", "stopnia", "stopien", "градусов", "градуса", "градус", "grados", "grado",
            "gradi", "graus", "grau", "degres", "degre", "graden", "grader", "grade", "stupnu",
            "stupne", "βαθμοι", "βαθμουσ", "derece", "doraji", "độ", "do");

    /** Such as "metres per second" and "degrees Celsius"; null if it is none. */
    private static @Nullable Unit inWords(String text, LanguageProfile profile) {
        String above = "";
        String below = "";
        boolean per = false;
        for (String part : text.strip().split("\\s+")) {
            String word = part;
            String key = profile.letters().bare(profile.letters().key(word));
            int mark = key.indexOf('\'');
            if (mark > 0 && profile.article(key.substring(0, mark + 1)) != null) {
                per |= !above.isEmpty();
                key = key.substring(mark + 1);
                word = key;
            }
            if (DEGREES.contains(key)) {
                continue;
            }
            if (!above.isEmpty() && PER.contains(key)) {
                per = true;
            } else if (above.isEmpty()) {
                above = word;
            } else if (per && below.isEmpty()) {
                below = word;
            } else {
                return null;
            }
        }
        Unit top = above.isEmpty() || above.equals(text) ? null : single(above, profile);
        Unit bottom = below.isEmpty() ? null : single(below, profile);
        return top == null || per && bottom == null
                ? null
                : bottom == null ? top : UNITS.get(top.name + "/" + bottom.name);
    }

    static @Nullable Unit of(String text, LanguageProfile profile) {
        Unit unit = single(text, profile);
        return unit != null || text.indexOf(' ') < 0 ? unit : inWords(text, profile);
    }

    /** The unit that a text names; null if it is none. The case of a symbol counts: mm is not MM. */
    private static @Nullable Unit single(String text, LanguageProfile profile) {
        String symbol = text.replace("μ", "µ")
                .replace(" ", "")
                .replace("º", "°")
                .replace("℃", "°C")
                .replace("²", "2")
                .replace("³", "3")
                .replace("^", "");
        Unit unit = UNITS.get(symbol);
        if (unit == null && (symbol.endsWith("2") || symbol.endsWith("3"))) {
            unit = UNITS.get(symbol.substring(0, symbol.length() - 1)
                    + (symbol.endsWith("2") ? "²" : "³"));
        }
        if (unit == null) {
            // Above the Greek letter became the sign for "micro".
            String name = profile.letters()
                    .bare(profile.letters().key(symbol.replace('µ', 'μ')));
            unit = NAMES.get(name);
            String full = name.replace("degrees", "")
                    .replace("degree", "")
                    .replace("grad", "")
                    .replace("°", "");
            unit = unit == null && !full.isEmpty() ? NAMES.get(full) : unit;
            unit = unit == null && name.length() > 1 ? UNITS.get(name) : unit;
            unit = unit == null && symbol.equals("L") ? UNITS.get("l") : unit;
        }
        return unit;
    }

    /** The unit that a prompt asks for, such as "in m/s"; null if it names none. */
    static @Nullable Unit inPrompt(Context context) {
        String[] words = context.promptText().split("[\\s,;:?!()\\[\\]¿]+");
        for (int i = words.length - 1; i >= 0; i--) {
            String word = words[i].endsWith(".")
                    ? words[i].substring(0, words[i].length() - 1)
                    : words[i];
            boolean symbol = UNITS.containsKey(word) && (word.length() > 1 || i > 0
                    && words[i - 1].length() <= 3);
            if (!word.isEmpty() && (symbol && !word.equals("in") && !word.equals("a")
                    || word.length() > 2)) {
                Unit unit = of(word, context.profile());
                if (unit != null) {
                    return unit;
                }
            }
        }
        return null;
    }

    /** Whether a prompt has a word for a unit. */
    static boolean isNamed(Unit unit, Context context) {
        for (Map.Entry<String, Unit> entry : NAMES.entrySet()) {
            String name = entry.getKey();
            if (entry.getValue().name().equals(unit.name()) && name.charAt(0) >= 0x3000
                    && context.promptText().contains(name)) {
                return true;
            }
        }
        for (String key : context.promptKeys()) {
            Unit named = key.length() > 1 ? NAMES.get(key) : null;
            if (named != null && named.name().equals(unit.name())) {
                return true;
            }
        }
        return false;
    }
}
